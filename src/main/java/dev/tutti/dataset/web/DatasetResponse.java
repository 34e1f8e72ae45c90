package dev.tutti.dataset.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.store.DatasetUploads.UploadResult;
import dev.tutti.dataset.upload.Understood;
import dev.tutti.web.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dataset as JSON. */
@Schema(name = "Dataset")
record DatasetResponse(@Schema(example = "digits") String name, String title,
		@Schema(description = "SPDX identifier, if there is one.", example = "CC-BY-4.0") String licence,
		@Schema(description = "SHA-256 of the content: labels, keys and features of all splits.") String sha256,
		@Schema(description = "Channels, height, width; all 0 for a labels-only dataset.",
				example = "[1, 8, 8]") List<Integer> shape,
		@Schema(description = "The names of the classes, by label.") List<String> classes, List<SplitResponse> splits,
		@Schema(description = "Whether the examples are stored locally; if not, the first training downloads them.") boolean available,
		@Schema(description = "Whether the dataset has features to train on; if not, it has labels only, for external histories.") boolean hasFeatures,
		@Schema(description = "How the files were read; in the answer to an upload alone.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Understood understood,
		@Schema(description = "What the sender should know; in the answer to an upload alone.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Warning> warnings,
		Map<String, String> links) {

	static DatasetResponse of(Dataset dataset) {
		return of(dataset, null);
	}

	static DatasetResponse of(Dataset dataset, @Nullable UploadResult result) {
		String self = DatasetController.PATH + "/" + dataset.name();
		Shape shape = dataset.shape();
		return new DatasetResponse(dataset.name(), dataset.title(), dataset.licence(), dataset.sha256(),
				List.of(shape.channels(), shape.height(), shape.width()), dataset.classes(),
				dataset.splits().stream().map((split) -> SplitResponse.of(dataset, split)).toList(),
				dataset.available(), dataset.hasFeatures(), (result != null) ? result.understood() : null,
				(result != null) ? result.warnings() : null, links(dataset, self));
	}

	private static Map<String, String> links(Dataset dataset, String self) {
		Map<String, String> links = new TreeMap<>();
		links.put("self", self);
		links.put("firstExample", "%s/examples/%s/0".formatted(self, firstSplit(dataset).name()));
		links.put("labels", SplitResponse.labels(self, firstSplit(dataset)));
		if (dataset.hasFeatures()) {
			links.put("duplicates", self + "/duplicates");
		}
		return links;
	}

	private static Split firstSplit(Dataset dataset) {
		List<Split> splits = dataset.splits();
		return splits.contains(Split.TEST) ? Split.TEST : splits.get(0);
	}

	/** A split and its size. */
	@Schema(name = "Split")
	record SplitResponse(Split name, @Schema(example = "1437") int examples,
			@Schema(description = "Whether its examples have ground-truth labels.") boolean labels,
			Map<String, String> links) {

		static SplitResponse of(Dataset dataset, Split split) {
			String self = DatasetController.PATH + "/" + dataset.name();
			return new SplitResponse(split, dataset.size(split), dataset.hasLabels(split),
					Map.of("labels", labels(self, split)));
		}

		private static String labels(String self, Split split) {
			return "%s/labels?split=%s".formatted(self, split.name());
		}

	}

}
