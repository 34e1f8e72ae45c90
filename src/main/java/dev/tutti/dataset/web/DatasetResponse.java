package dev.tutti.dataset.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import io.swagger.v3.oas.annotations.media.Schema;

/** A dataset as JSON. */
@Schema(name = "Dataset")
record DatasetResponse(@Schema(example = "digits") String name, String title,
		@Schema(description = "SPDX identifier, if there is one.", example = "CC-BY-4.0") String licence,
		@Schema(description = "SHA-256 of the content: labels and features of both splits.") String sha256,
		@Schema(description = "Channels, height, width; all 0 for a labels-only dataset.",
				example = "[1, 8, 8]") List<Integer> shape,
		@Schema(description = "The names of the classes, by label.") List<String> classes, List<SplitResponse> splits,
		@Schema(description = "Whether the examples are stored locally; if not, the first training downloads them.") boolean available,
		@Schema(description = "Whether the dataset has features to train on; if not, it has labels only, for external histories.") boolean hasFeatures,
		Map<String, String> links) {

	static DatasetResponse of(Dataset dataset) {
		String self = DatasetController.PATH + "/" + dataset.name();
		Shape shape = dataset.shape();
		return new DatasetResponse(dataset.name(), dataset.title(), dataset.licence(), dataset.sha256(),
				List.of(shape.channels(), shape.height(), shape.width()), dataset.classes(),
				Arrays.stream(Split.values())
					.filter(dataset.sizes()::containsKey)
					.map((split) -> new SplitResponse(split, dataset.sizes().getOrDefault(split, 0)))
					.toList(),
				dataset.available(), dataset.hasFeatures(),
				Map.of("self", self, "firstExample", self + "/examples/" + firstSplit(dataset).label() + "/0"));
	}

	private static Split firstSplit(Dataset dataset) {
		return dataset.sizes().containsKey(Split.TEST) ? Split.TEST : Split.TRAIN;
	}

	/** A split and its size. */
	@Schema(name = "Split")
	record SplitResponse(Split name, @Schema(example = "1437") int examples) {
	}

}
