package dev.tutti.dataset.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tutti.dataset.Shape;
import dev.tutti.dataset.format.FormatOptions;
import dev.tutti.dataset.format.ParsedDataset;
import dev.tutti.dataset.store.DatasetDescription;
import dev.tutti.dataset.store.UploadedDatasets;
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
		@Schema(description = "A line for people; the name unless given.",
				example = "Exclusive or") @Size(max = 200) @Nullable String title,
		@Schema(description = "An SPDX identifier where there is one.", defaultValue = DatasetDescription.NO_LICENCE,
				example = "CC0-1.0") @Size(max = 100) @Nullable String licence,
		@Schema(description = "One or several files: CSV, NPZ, CIFAR's .bin, a zip of class folders; or IDX or NPY files with names like train-images and t10k-labels, x_train and y_test.",
				example = "[\"a,b,label\\n0,0,equal\\n\"]") @Nullable List<MultipartFile> file,
		@Schema(description = "IDX or NPY: the features of the train split.") @Nullable MultipartFile trainImages,
		@Schema(description = "IDX or NPY: the labels of the train split.") @Nullable MultipartFile trainLabels,
		@Schema(description = "IDX or NPY: the features of the test split.") @Nullable MultipartFile testImages,
		@Schema(description = "IDX or NPY: the labels of the test split.") @Nullable MultipartFile testLabels,
		@Schema(description = "The names of the classes by label, separated by commas; unless given, they come from the files, or are numbers.",
				example = "[\"equal\", \"unequal\"]") @Size(min = 2,
						max = ParsedDataset.MOST_CLASSES) @Nullable List<@NotBlank @Size(max = 200) String> classes,
		@Schema(description = "Channels, height and width of an example where the files do not say them (CSV) or say others.",
				example = "1x1x2") @Pattern(regexp = "\\d{1,6}x\\d{1,6}x\\d{1,6}",
						message = "channels, height and width, such as 1x28x28") @Nullable String shape,
		@Schema(description = "The value of a feature that is read as 1. Unless given: 255 for files of bytes; the highest there is where all features are whole numbers from 0 to 255; and 1 otherwise.",
				example = "1") @Min(1) @Nullable Integer maximum,
		@Schema(description = "CSV: the name of the column with the labels. Unless given, the one called label, or else the last.",
				example = "label") @Nullable String label,
		@Schema(description = "CSV: the name of the column that says train or test. Unless given, the one called split, if any.",
				example = "split") @Nullable String split,
		@Schema(description = "The share of each class that is the test split, where the files do not tell the splits apart. Drawn always alike.",
				defaultValue = "0.2",
				example = "0.2") @DecimalMin("0.01") @DecimalMax("0.99") @Nullable Double testShare) {

	private static final double DEFAULT_TEST_SHARE = 0.2;

	/** The files of the parts that are named for what they hold. */
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

	FormatOptions options() {
		return new FormatOptions(this.classes, (this.shape != null) ? Shape.parse(this.shape) : null, this.label,
				this.split, (this.testShare != null) ? this.testShare : DEFAULT_TEST_SHARE);
	}

}
