package dev.tutti.dataset.format.parquet;

import java.io.IOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import dev.tutti.dataset.upload.SplitFiles;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

/**
 * Which rows of which files are in which split: by the files' names, or by a column.
 *
 * @param columns of the first file, which the others have too
 */
record ParquetSplits(SortedMap<Split, SplitRows> rows, Columns columns) {

	static ParquetSplits of(List<UploadedFile> files, UploadOptions options) throws IOException {
		SplitWords words = new SplitWords(options.splits());
		List<UploadedFile> sorted = files.stream().sorted(Comparator.comparing(UploadedFile::name)).toList();
		SortedMap<Split, List<UploadedFile>> named = (options.split() == null) ? SplitFiles.of(sorted, words)
				: new TreeMap<>();
		UploadedFile first = named.isEmpty() ? sorted.get(0) : named.values().iterator().next().get(0);
		Columns columns;
		try (ParquetFile file = SplitRows.open(first)) {
			columns = ColumnRoles.of(file, options, named.isEmpty());
		}
		for (UploadedFile each : sorted) {
			try (ParquetFile file = SplitRows.open(each)) {
				check(file, columns);
			}
		}
		SortedMap<Split, SplitRows> rows = new TreeMap<>();
		if (columns.split() != null) {
			bySplit(sorted, columns.split(), words)
				.forEach((split, those) -> rows.put(split, new SplitRows(sorted, those)));
		}
		else if (named.isEmpty()) {
			rows.put(Split.TRAIN, new SplitRows(sorted, null));
		}
		else {
			named.forEach((split, those) -> rows.put(split, new SplitRows(those, null)));
		}
		return new ParquetSplits(rows, columns);
	}

	/** Another file has the same features, and names its classes alike. */
	private static void check(ParquetFile file, Columns columns) {
		if (columns.label() != null && columns.classes() != null) {
			List<String> classes = HuggingFaceFeatures.of(file)
				.classes()
				.getOrDefault(columns.label(), columns.classes());
			if (!classes.equals(columns.classes())) {
				throw new InvalidDatasetException(
						"%s names the classes of column %s otherwise than other files: %s, and there %s."
							.formatted(file.name(), columns.label(), classes, columns.classes()));
			}
		}
		if (columns.image() == null) {
			Set<String> there = new LinkedHashSet<>();
			file.columns().forEach((column) -> there.add(column.name()));
			there.removeIf((name) -> name.equals(columns.label()) || name.equals(columns.key())
					|| name.equals(columns.split()) || columns.passedOver().contains(name));
			if (!there.equals(Set.copyOf(columns.numbers()))) {
				throw new InvalidDatasetException("%s has the features %s, other files have %s. All must have the same."
					.formatted(file.name(), there, columns.numbers()));
			}
		}
	}

	private static SortedMap<Split, BitSet> bySplit(List<UploadedFile> files, String column, SplitWords words)
			throws IOException {
		SortedMap<Split, BitSet> rows = new TreeMap<>();
		new SplitRows(files, null).forEach(List.of((file) -> Columns.get(file, column)), (cells, row) -> {
			String cell = cells.get(0).isNull() ? "" : cells.get(0).findText().orElse("");
			Split split = words.findInCell(cell)
				.orElseThrow(() -> new InvalidDatasetException(
						"%s: column %s holds '%s', which names no split.".formatted(cells.place(), column, cell)));
			rows.computeIfAbsent(split, (key) -> new BitSet()).set(row);
			if (rows.size() > Split.MOST) {
				throw new InvalidDatasetException(
						"%s: column %s names more than %d splits.".formatted(cells.place(), column, Split.MOST));
			}
		});
		return rows;
	}

}
