package dev.tutti.dataset.format.archive;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tutti.dataset.upload.SplitWords;

/**
 * The files of an archive.
 *
 * @param paths in its order
 */
record EntryList(List<String> paths) {

	private static final int MOST_NAMED = 10;

	/**
	 * Those that are data: a {@code .txt} where nothing else is, or beside records, whose
	 * classes it may name.
	 */
	Set<String> data() {
		List<String> candidates = this.paths.stream()
			.filter((path) -> !EntryPath.isClutter(path) && !EntryPath.isDocument(path))
			.toList();
		List<String> others = candidates.stream().filter((path) -> !EntryPath.isText(path)).toList();
		return Set.copyOf(others.stream().allMatch(EntryPath::isRecords) ? candidates : others);
	}

	/**
	 * The folders that all data lie in, with the last slash, down to one that says a
	 * split.
	 */
	String root(SplitWords words) {
		Set<String> data = data();
		StringBuilder root = new StringBuilder();
		String first = data.iterator().next();
		for (String folder : first.substring(0, first.lastIndexOf('/') + 1).split("(?<=/)")) {
			String longer = root + folder;
			boolean saysSplit = words.find(folder.replace("/", "")).isPresent();
			if (saysSplit || !data.stream().allMatch((path) -> path.startsWith(longer))) {
				break;
			}
			root.append(folder);
		}
		return root.toString();
	}

	@Override
	public String toString() {
		return this.paths.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
	}

}
