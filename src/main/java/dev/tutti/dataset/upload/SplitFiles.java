package dev.tutti.dataset.upload;

import java.util.ArrayList;
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
	 * @throws InvalidDatasetException if some names do and others do not
	 */
	public static SortedMap<Split, List<UploadedFile>> of(List<UploadedFile> files, SplitWords words) {
		SortedMap<Split, List<UploadedFile>> splits = new TreeMap<>();
		List<String> others = new ArrayList<>();
		for (UploadedFile file : files.stream().sorted(Comparator.comparing(UploadedFile::name)).toList()) {
			find(file.name(), words).ifPresentOrElse(
					(split) -> splits.computeIfAbsent(split, (key) -> new ArrayList<>()).add(file),
					() -> others.add(file.name()));
		}
		if (!splits.isEmpty() && !others.isEmpty()) {
			throw new InvalidDatasetException(
					"The names of some files say their split, such as %s; these do not: %s. Leave them out, rename them, or give their names in the part splits."
						.formatted(splits.values().iterator().next().get(0).name(),
								String.join(", ", others.subList(0, Math.min(10, others.size())))));
		}
		return splits;
	}

	/**
	 * The split that the file's name says or, if none, the innermost folder that does.
	 */
	private static Optional<Split> find(String path, SplitWords words) {
		String[] parts = path.split("[/\\\\]");
		for (int i = parts.length - 1; i >= 0; i--) {
			Optional<Split> split = words.find(parts[i]);
			if (split.isPresent()) {
				return split;
			}
		}
		return Optional.empty();
	}

}
