package dev.tutti.dataset.upload;

import java.util.List;

import dev.tutti.dataset.Shape;
import dev.tutti.dataset.image.ImageSize;
import org.jspecify.annotations.Nullable;

/**
 * Options for reading an upload, where its files do not state them. {@code null} where
 * none was given.
 *
 * @param classes the names of the classes, by label
 * @param shape the shape of an example
 * @param header whether a table's first row holds the names of its columns
 * @param label the column of a table that holds the labels: its name, or its number from
 * 0
 * @param key the column of a table that holds the keys, likewise
 * @param separator between the cells of a table
 * @param split the column of a table that holds the splits, likewise
 * @param splits names of files or folders that are splits of that name
 * @param testShare the share of each class in the test split, if the files do not define
 * the splits
 * @param resize the height and width that images are resized to
 */
public record UploadOptions(@Nullable List<String> classes, @Nullable Shape shape, @Nullable Boolean header,
		@Nullable String label, @Nullable String key, @Nullable String separator, @Nullable String split,
		List<String> splits, @Nullable Double testShare, @Nullable ImageSize resize) {

	/** What {@code separator} can be. */
	public static final String SEPARATOR = "[^\\p{L}\\p{N}.+\"\\r\\n-]|tab|space|\\\\t";

	/** The share that is drawn where none was given. */
	public static final double TEST_SHARE = 0.2;

	/** Nothing given. */
	public static final UploadOptions NONE = new UploadOptions(null, null, null, null, null, null, null, List.of(),
			null, null);

	/** The given shape if there is one; it must have as many features. */
	public Shape shapeOr(Shape found, String name) {
		return (this.shape != null) ? this.shape.of(name, found.size()) : found;
	}

	/** The share of each class in the test split, 0..1. */
	public double shareOfTest() {
		return (this.testShare != null) ? this.testShare : TEST_SHARE;
	}

	public UploadOptions withClasses(@Nullable List<String> classes) {
		return new UploadOptions(classes, this.shape, this.header, this.label, this.key, this.separator, this.split,
				this.splits, this.testShare, this.resize);
	}

	public UploadOptions withShape(@Nullable Shape shape) {
		return new UploadOptions(this.classes, shape, this.header, this.label, this.key, this.separator, this.split,
				this.splits, this.testShare, this.resize);
	}

	/** With the columns of a table. */
	public UploadOptions withColumns(@Nullable String label, @Nullable String key, @Nullable String split) {
		return new UploadOptions(this.classes, this.shape, this.header, label, key, this.separator, split, this.splits,
				this.testShare, this.resize);
	}

	public UploadOptions withHeader(@Nullable Boolean header) {
		return new UploadOptions(this.classes, this.shape, header, this.label, this.key, this.separator, this.split,
				this.splits, this.testShare, this.resize);
	}

	public UploadOptions withSeparator(@Nullable String separator) {
		return new UploadOptions(this.classes, this.shape, this.header, this.label, this.key, separator, this.split,
				this.splits, this.testShare, this.resize);
	}

	public UploadOptions withSplits(List<String> splits) {
		return new UploadOptions(this.classes, this.shape, this.header, this.label, this.key, this.separator,
				this.split, splits, this.testShare, this.resize);
	}

	public UploadOptions withTestShare(@Nullable Double testShare) {
		return new UploadOptions(this.classes, this.shape, this.header, this.label, this.key, this.separator,
				this.split, this.splits, testShare, this.resize);
	}

	public UploadOptions withResize(@Nullable ImageSize resize) {
		return new UploadOptions(this.classes, this.shape, this.header, this.label, this.key, this.separator,
				this.split, this.splits, this.testShare, resize);
	}

}
