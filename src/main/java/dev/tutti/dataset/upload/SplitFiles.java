package dev.tutti.dataset.upload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;

/**
 * Files by the split that their names say; those of a split in the order of their names.
 */
public final class SplitFiles {

	private SplitFiles() {
	}

	/**
	 * Sorts files into splits.
	 * @return empty if no name says a split
	 * @throws InvalidDatasetException if some names do and others do not, or the files of
	 * a split are of several datasets
	 */
	public static SortedMap<Split, List<UploadedFile>> of(List<UploadedFile> files, SplitWords words) {
		SortedMap<Split, List<UploadedFile>> splits = new TreeMap<>();
		SortedMap<Split, String> folders = new TreeMap<>();
		List<String> others = new ArrayList<>();
		for (UploadedFile file : files.stream().sorted(Comparator.comparing(UploadedFile::name)).toList()) {
			find(file.name(), words).ifPresentOrElse((said) -> {
				checkFolder(said, folders, file);
				splits.computeIfAbsent(said.split(), (key) -> new ArrayList<>()).add(file);
			}, () -> others.add(file.name()));
		}
		if (!splits.isEmpty() && !others.isEmpty()) {
			throw new InvalidDatasetException(
					"The names of some files say their split, such as %s; these do not: %s. Leave them out, rename them, or give their names in the part splits."
						.formatted(splits.values().iterator().next().get(0).name(),
								String.join(", ", others.subList(0, Math.min(10, others.size())))));
		}
		return splits;
	}

	/** As where Hugging Face's configurations each have a folder with all splits. */
	private static void checkFolder(Said said, SortedMap<Split, String> folders, UploadedFile file) {
		String before = folders.putIfAbsent(said.split(), said.above());
		if (before != null && !before.equals(said.above())) {
			throw new InvalidDatasetException(
					"Files of the %s split lie in the folders '%s' and '%s' (%s), as of several datasets. Send those of one folder."
						.formatted(said.split().name(), before, said.above(), file.name()));
		}
	}

	/**
	 * The split that the file's name says or, if none, the innermost folder that does.
	 */
	private static Optional<Said> find(String path, SplitWords words) {
		String[] parts = path.split("[/\\\\]");
		for (int i = parts.length - 1; i >= 0; i--) {
			Optional<Split> split = words.find(parts[i]);
			if (split.isPresent()) {
				String above = String.join("/", Arrays.asList(parts).subList(0, i));
				return split.map((found) -> new Said(found, above));
			}
		}
		return Optional.empty();
	}

	/**
	 * What a path says.
	 *
	 * @param above the folders above the part that says it
	 */
	private record Said(Split split, String above) {

	}

}
