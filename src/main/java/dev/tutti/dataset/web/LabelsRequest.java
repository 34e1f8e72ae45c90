package dev.tutti.dataset.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.TextKeys;
import dev.tutti.dataset.store.DatasetDescription;
import dev.tutti.dataset.store.UploadedDatasets;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import io.swagger.v3.oas.annotations.media.Schema;
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
		@Schema(description = "For each split its labels, one an example, 0..classes-1; or, where it has none, the number of its examples.",
				minProperties = 1, maxProperties = Split.MOST,
				example = "{\"train\": [0, 1, 1, 0], \"test\": [1, 0], \"tomorrow\": 500}") @NotNull @Size(min = 1,
						max = Split.MOST) Map<String, SplitLabels> splits,
		@Schema(description = "For each split the keys of its examples, in their order, unique in the split; default: their positions.",
				example = "{\"test\": [\"cat/10.png\", \"dog/3.png\"]}") @Nullable Map<String, List<String>> keys) {

	static final String EXAMPLE = """
			{
			  "name": "labels-alone",
			  "title": "Labels only",
			  "licence": "CC0-1.0",
			  "classes": ["cat", "dog"],
			  "splits": {"train": [0, 1, 1, 0], "test": [1, 0]},
			  "keys": {"test": ["dog/3.png", "cat/10.png"]}
			}""";

	private static final Shape NO_FEATURES = new Shape(0, 0, 0);

	/** The dataset, if the request was checked. */
	ParsedDataset toRaw() {
		Map<Split, RawSplit> raw = new TreeMap<>();
		this.splits.forEach((name, split) -> {
			raw.put(new Split(name), new RawSplit(NO_FEATURES, split.labels(), keys(name, split), (consumer) -> {
				for (int i = 0; i < split.examples(); i++) {
					consumer.accept(new float[0]);
				}
			}));
		});
		return new ParsedDataset(this.classes, true, raw, "labels");
	}

	private Keys keys(String name, SplitLabels split) {
		List<String> given = (this.keys != null) ? this.keys.get(name) : null;
		return (given != null) ? TextKeys.of(given) : Keys.positions(split.examples());
	}

}
