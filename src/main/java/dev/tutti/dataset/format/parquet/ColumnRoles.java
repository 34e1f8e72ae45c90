package dev.tutti.dataset.format.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.parquet.reader.ColumnReader;
import dev.tutti.dataset.format.parquet.reader.ParquetColumn;
import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import dev.tutti.dataset.image.ImageFileReader;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/** Finds out which column of a file holds what: by what was asked, by type, by name. */
final class ColumnRoles {

	private static final Set<String> IMAGES = Set.of("image", "img");

	private static final Set<String> LABELS = Set.of("label", "labels", "class", "target", "y", "category");

	private static final int IMAGE_START = 32;

	private final ParquetFile file;

	private final UploadOptions options;

	private final HuggingFaceFeatures features;

	/** The columns of values of each column that a user sees. */
	private final Map<String, List<ParquetColumn>> columns = new LinkedHashMap<>();

	private ColumnRoles(ParquetFile file, UploadOptions options) {
		this.file = file;
		this.options = options;
		this.features = HuggingFaceFeatures.of(file);
		file.columns()
			.forEach((each) -> this.columns.computeIfAbsent(each.name(), (key) -> new ArrayList<>()).add(each));
	}

	/**
	 * Inspects a file.
	 * @param splitInTable whether a column may say the split
	 * @throws InvalidDatasetException if it holds neither images nor numbers, or what is
	 * the label cannot be told
	 */
	static Columns of(ParquetFile file, UploadOptions options, boolean splitInTable) throws IOException {
		return new ColumnRoles(file, options).roles(splitInTable);
	}

	private Columns roles(boolean splitInTable) throws IOException {
		String key = asked(this.options.key());
		String split = asked(this.options.split());
		if (split == null && splitInTable && isFlat("split", ParquetColumn::isText)) {
			split = "split";
		}
		String image = image();
		String label = label(image, key, split);
		List<String> numbers = new ArrayList<>();
		List<String> passedOver = new ArrayList<>();
		for (String name : this.columns.keySet()) {
			if (!name.equals(image) && !name.equals(label) && !name.equals(key) && !name.equals(split)) {
				boolean used = image == null && !isIndex(name);
				(used ? numbers : passedOver).add(name);
			}
		}
		if (image == null) {
			checkNumbers(numbers);
		}
		return new Columns(image, (image != null) ? List.of() : numbers, label, key, split,
				(label != null) ? this.features.classes().get(label) : null, passedOver);
	}

	/** A column that was asked for by its name, or by its number from 0. */
	private @Nullable String asked(@Nullable String column) {
		if (column == null || this.columns.containsKey(column)) {
			return column;
		}
		List<String> names = List.copyOf(this.columns.keySet());
		if (column.matches("\\d{1,6}") && Integer.parseInt(column) < names.size()) {
			return names.get(Integer.parseInt(column));
		}
		throw new InvalidDatasetException(
				"%s has no column '%s'; its columns are %s.".formatted(this.file.name(), column, join(names)));
	}

	private @Nullable String image() throws IOException {
		List<String> images = new ArrayList<>();
		for (String name : this.columns.keySet()) {
			if (isImage(name)) {
				images.add(name);
			}
		}
		List<String> usual = (images.size() > 1) ? named(images, IMAGES) : images;
		if (images.size() > 1 && usual.size() != 1) {
			throw new InvalidDatasetException(
					"%s has several columns of images, %s; one is read. Remove the others, or call one image."
						.formatted(this.file.name(), join(images)));
		}
		return usual.isEmpty() ? null : usual.get(0);
	}

	private boolean isImage(String name) throws IOException {
		List<ParquetColumn> parts = columns(name);
		ParquetColumn first = Columns.find(this.file, name).orElse(parts.get(0));
		boolean struct = parts.size() > 1 && first.lastName().equals("bytes");
		if (parts.size() > 1 && !struct) {
			return false;
		}
		if (first.repetition() > 0) {
			if (this.features.isImage(name) || parts.stream().anyMatch((part) -> part.lastName().equals("bytes"))) {
				throw new InvalidDatasetException("%s: column %s holds several images an example; one is read."
					.formatted(this.file.name(), name));
			}
			return false;
		}
		return !first.isNumber() && (struct || this.features.isImage(name) || startsAsImage(first));
	}

	/** Whether the first value of a column of bytes is an image. */
	private boolean startsAsImage(ParquetColumn column) throws IOException {
		if (!column.isBinary()) {
			return false;
		}
		try (ColumnReader reader = this.file.read(column)) {
			while (reader.next()) {
				if (!reader.isNull()) {
					byte[] bytes = reader.bytes();
					return bytes.length >= IMAGE_START && ImageFileReader.isImage("", bytes);
				}
			}
		}
		return false;
	}

	private @Nullable String label(@Nullable String image, @Nullable String key, @Nullable String split) {
		String asked = asked(this.options.label());
		if (asked != null) {
			return checked(asked);
		}
		List<String> others = this.columns.keySet()
			.stream()
			.filter((name) -> !name.equals(image) && !name.equals(key) && !name.equals(split))
			.toList();
		List<String> found = others.stream().filter(this.features::isClassLabel).toList();
		if (found.isEmpty()) {
			found = named(others, LABELS);
		}
		if (found.isEmpty()) {
			found = others.stream().filter((name) -> name.toLowerCase(Locale.ROOT).matches(".*[_-]?label")).toList();
		}
		if (found.isEmpty() && image != null) {
			found = others.stream()
				.filter((name) -> isFlat(name, (column) -> column.isInteger() || column.isText()))
				.toList();
		}
		if (found.size() > 1 && found.contains("label")) {
			found = List.of("label");
		}
		if (found.size() > 1) {
			throw new InvalidDatasetException(
					"%s has several columns that can be the label: %s. Say which with label=%s."
						.formatted(this.file.name(), join(found), found.get(0)));
		}
		return found.isEmpty() ? null : checked(found.get(0));
	}

	private String checked(String label) {
		if (columns(label).size() > 1 || columns(label).get(0).repetition() > 0) {
			throw new InvalidDatasetException(
					"%s: column %s holds several labels an example; one is read. Name another column in label, or keep one label."
						.formatted(this.file.name(), label));
		}
		return label;
	}

	private void checkNumbers(List<String> names) {
		if (names.isEmpty()) {
			throw new InvalidDatasetException("%s has neither images nor features; its columns are %s."
				.formatted(this.file.name(), join(List.copyOf(this.columns.keySet()))));
		}
		for (String name : names) {
			ParquetColumn column = columns(name).get(0);
			if (columns(name).size() > 1 || !column.isNumber()) {
				throw new InvalidDatasetException(
						"%s: column %s holds %s; features are numbers, or images in one column. Remove the column, or name it in label or key."
							.formatted(this.file.name(), name, describe(name)));
			}
			if (column.repetition() > 0 && names.size() > 1) {
				throw new InvalidDatasetException(
						"%s: column %s holds lists, and features are in %s too; one column of lists is read, or columns of numbers."
							.formatted(this.file.name(), name,
									join(names.stream().filter((other) -> !other.equals(name)).toList())));
			}
		}
		if (names.size() > ParsedDataset.MOST_FEATURES) {
			throw new InvalidDatasetException("%s has %d columns of features; the maximum is %d."
				.formatted(this.file.name(), names.size(), ParsedDataset.MOST_FEATURES));
		}
	}

	private String describe(String name) {
		ParquetColumn column = columns(name).get(0);
		return (columns(name).size() > 1) ? "structures"
				: column.isText() ? "texts, which are not read yet" : "values of type " + column.typeName();
	}

	/** pandas keeps its index so, or without a name of its own. */
	private static boolean isIndex(String name) {
		return name.startsWith("__index_level_") || name.equals("Unnamed: 0");
	}

	private boolean isFlat(String name, Predicate<ParquetColumn> condition) {
		List<ParquetColumn> parts = this.columns.getOrDefault(name, List.of());
		return parts.size() == 1 && parts.get(0).repetition() == 0 && condition.test(parts.get(0));
	}

	private List<ParquetColumn> columns(String name) {
		return this.columns.getOrDefault(name, List.of());
	}

	private static List<String> named(List<String> names, Set<String> usual) {
		return names.stream().filter((name) -> usual.contains(name.toLowerCase(Locale.ROOT))).toList();
	}

	private static String join(List<String> names) {
		return names.stream().limit(20).collect(Collectors.joining(", ")) + ((names.size() > 20) ? ", …" : "");
	}

}
