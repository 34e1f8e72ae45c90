package dev.tutti.dataset.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.store.DatasetDescription;
import dev.tutti.dataset.store.UploadedDatasets;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A labels-only dataset, for external histories. */
@Schema(name = "DatasetLabels", description = "A labels-only dataset, for external histories.")
record LabelsRequest(
		@Schema(description = "Its name in URLs: lower-case letters, digits and . _ - between them.",
				example = "labels-alone") @NotNull @Pattern(regexp = UploadedDatasets.NAME,
						message = "1 to 64 lower-case letters, digits and . _ - between them") String name,
		@Schema(description = "Human-readable title; default: the name.",
				example = "Labels only") @Size(max = 200) @Nullable String title,
		@Schema(description = "SPDX identifier, if there is one.", defaultValue = DatasetDescription.NO_LICENCE,
				example = "CC0-1.0") @Size(max = 100) @Nullable String licence,
		@Schema(description = "The names of the classes, by label.", example = "[\"cat\", \"dog\"]") @NotNull @Size(
				min = 2, max = ParsedDataset.MOST_CLASSES) List<@NotBlank @Size(max = 200) String> classes,
		@NotNull @Valid Splits splits) {

	static final String EXAMPLE = """
			{
			  "name": "labels-alone",
			  "title": "Labels only",
			  "licence": "CC0-1.0",
			  "classes": ["cat", "dog"],
			  "splits": {"train": [0, 1, 1, 0], "test": [1, 0]}
			}""";

	private static final Shape NO_FEATURES = new Shape(0, 0, 0);

	ParsedDataset toRaw() {
		Map<Split, RawSplit> raw = new TreeMap<>();
		put(raw, Split.TRAIN, this.splits.train());
		put(raw, Split.TEST, this.splits.test());
		if (raw.isEmpty()) {
			throw new InvalidDatasetException("No splits. Provide labels for train, test or both.");
		}
		return new ParsedDataset(this.classes, true, raw, "labels");
	}

	private static void put(Map<Split, RawSplit> raw, Split split, int @Nullable [] labels) {
		if (labels != null) {
			raw.put(split, new RawSplit(NO_FEATURES, labels, (consumer) -> {
				for (int i = 0; i < labels.length; i++) {
					consumer.accept(new float[0]);
				}
			}));
		}
	}

	/** The labels of each split. */
	@Schema(name = "DatasetSplitLabels", description = "One label per example, 0..classes-1; a split may be absent.")
	record Splits(
			@Schema(example = "[0, 1, 1, 0]") @Size(min = 1, max = ParsedDataset.MOST_EXAMPLES) int @Nullable [] train,
			@Schema(example = "[1, 0]") @Size(min = 1, max = ParsedDataset.MOST_EXAMPLES) int @Nullable [] test) {
	}

}
