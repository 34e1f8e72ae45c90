package dev.tutti.dataset.format.parquet;

import java.util.List;
import java.util.Optional;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.parquet.reader.ParquetColumn;
import dev.tutti.dataset.format.parquet.reader.ParquetFile;
import org.jspecify.annotations.Nullable;

/**
 * Which columns hold what, by name. A split may lack the labels.
 *
 * @param image the whole image files; {@code null} if examples are numbers
 * @param numbers the features otherwise: columns of numbers, or one of lists
 * @param label {@code null} if there is none
 * @param key {@code null} if rows are counted
 * @param split {@code null} if files or nothing say it
 * @param classes names by label, where the file has them
 * @param passedOver columns that are not used
 */
record Columns(@Nullable String image, List<String> numbers, @Nullable String label, @Nullable String key,
		@Nullable String split, @Nullable List<String> classes, List<String> passedOver) {

	/** The column of values in a file: of images their bytes. */
	static ParquetColumn get(ParquetFile file, String name) {
		return find(file, name).orElseThrow(() -> new InvalidDatasetException(
				"%s has no column %s, which other files have.".formatted(file.name(), name)));
	}

	static Optional<ParquetColumn> find(ParquetFile file, String name) {
		List<ParquetColumn> columns = file.columns().stream().filter((each) -> each.name().equals(name)).toList();
		return columns.stream().filter((each) -> columns.size() == 1 || each.lastName().equals("bytes")).findFirst();
	}

	/** The column of the paths beside the images. */
	static Optional<ParquetColumn> findPath(ParquetFile file, String image) {
		return file.columns().stream().filter((each) -> each.path().equals(List.of(image, "path"))).findFirst();
	}

}
