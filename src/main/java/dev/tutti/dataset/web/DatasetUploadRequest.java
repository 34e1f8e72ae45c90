package dev.tutti.dataset.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.image.ImageSize;
import dev.tutti.dataset.store.DatasetDescription;
import dev.tutti.dataset.store.UploadedDatasets;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.web.multipart.MultipartFile;

/** The parts of a multipart upload. */
@Schema(name = "DatasetUpload")
record DatasetUploadRequest(
		@Schema(description = "Its name in URLs: lower-case letters, digits and . _ - between them.",
				example = "exclusive-or") @NotNull @Pattern(regexp = UploadedDatasets.NAME,
						message = "1 to 64 lower-case letters, digits and . _ - between them") String name,
		@Schema(description = "Human-readable title; default: the name.",
				example = "Exclusive or") @Size(max = 200) @Nullable String title,
		@Schema(description = "SPDX identifier, if there is one.", defaultValue = DatasetDescription.NO_LICENCE,
				example = "CC0-1.0") @Size(max = 100) @Nullable String licence,
		@Schema(description = "One or several files: CSV, a zip of class folders, Parquet, WebDataset's tar, IDX, NPY, NPZ, CIFAR's or STL-10's .bin, or a zip or tar.gz of such files.",
				example = "[\"a,b,label\\n0,0,equal\\n\"]") @Nullable List<MultipartFile> file,
		@Schema(description = "IDX or NPY: the features of the train split.") @Nullable MultipartFile trainImages,
		@Schema(description = "IDX or NPY: the labels of the train split.") @Nullable MultipartFile trainLabels,
		@Schema(description = "IDX or NPY: the features of the test split.") @Nullable MultipartFile testImages,
		@Schema(description = "IDX or NPY: the labels of the test split.") @Nullable MultipartFile testLabels,
		@Schema(description = "Class names by label, comma-separated; default: from the files, or the numbers.",
				example = "[\"equal\", \"unequal\"]") @Size(min = 2,
						max = ParsedDataset.MOST_CLASSES) @Nullable List<@NotBlank @Size(max = 200) String> classes,
		@Schema(description = "Channels, height and width of an example, if the files do not state them or state others.",
				example = "1x1x2") @Pattern(regexp = "\\d{1,6}x\\d{1,6}x\\d{1,6}",
						message = "channels, height and width, such as 1x28x28") @Nullable String shape,
		@Schema(description = "The value of a feature that is read as 1. Default: 255 for byte files; the maximum if all features are integers from 0 to 255; otherwise 1.",
				example = "1") @Min(1) @Nullable Integer maximum,
		@Schema(description = "Tables: whether the first row holds the names of the columns. Default: told from the rows; refused where they do not tell.",
				example = "true") @Nullable Boolean header,
		@Schema(description = "Tables: the column of the labels: its name where there is a header, else its number from 0. Default: the column called label, class, target or the like, otherwise the last. CIFAR-100: fine (the default) or coarse.",
				example = "label") @Size(min = 1, max = COLUMN) @Nullable String label,
		@Schema(description = "Tables: the column of the keys, likewise; it is no feature. Default: the key of an example is the number of its row in its file, from 0.",
				example = "id") @Size(min = 1, max = COLUMN) @Nullable String key,
		@Schema(description = "Tables: what is between the cells: one character, or tab or space. Default: told from the rows.",
				example = ",") @Pattern(regexp = UploadOptions.SEPARATOR,
						message = "one character that is neither a letter, a digit nor one of . + - \", such as , or ; or |; or tab or space") @Nullable String separator,
		@Schema(description = "Tables: the column of the splits, likewise; it holds train, val, test, or any other name of a split. Default: the column called split, if any.",
				example = "split") @Size(min = 1, max = COLUMN) @Nullable String split,
		@Schema(description = "Further names of files or folders that are splits of that name, comma-separated or as several parts.",
				example = "[\"tomorrow\"]") @Size(max = Split.MOST) @Nullable List<@NotNull @Pattern(
						regexp = Split.PATTERN,
						message = "1 to 32 lower-case letters, digits, _ and -, beginning with a letter or a digit") String> splits,
		@Schema(description = "Share of each class for the test split, if the files define no split that evaluates. The draw is deterministic.",
				defaultValue = "0.2",
				example = "0.2") @DecimalMin("0.01") @DecimalMax("0.99") @Nullable Double testShare,
		@Schema(description = "Images: the height and width that they are resized to, if they are not all of one size.",
				example = "32x32") @Pattern(regexp = ImageSize.PATTERN,
						message = "height and width in pixels, such as 32x32") @Nullable String resize) {

	private static final int COLUMN = 1024;

	/** The files of the parts trainImages, trainLabels, testImages and testLabels. */
	Map<String, MultipartFile> named() {
		Map<String, MultipartFile> named = new LinkedHashMap<>();
		put(named, "trainImages", this.trainImages);
		put(named, "trainLabels", this.trainLabels);
		put(named, "testImages", this.testImages);
		put(named, "testLabels", this.testLabels);
		return named;
	}

	private static void put(Map<String, MultipartFile> named, String part, @Nullable MultipartFile file) {
		if (file != null) {
			named.put(part, file);
		}
	}

	UploadOptions options() {
		return UploadOptions.NONE.withClasses(this.classes)
			.withShape((this.shape != null) ? Shape.parse(this.shape) : null)
			.withHeader(this.header)
			.withColumns(this.label, this.key, this.split)
			.withSeparator(this.separator)
			.withSplits(Objects.requireNonNullElse(this.splits, List.of()))
			.withTestShare(this.testShare)
			.withResize((this.resize != null) ? ImageSize.parse(this.resize) : null);
	}

}
