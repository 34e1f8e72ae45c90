package dev.tutti.analysis.example;

import java.util.List;
import java.util.Map;

import dev.tutti.dataset.Split;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** History of one example of a split without labels, as JSON. */
@Schema(name = "UnlabelledExampleHistory",
		description = "Of a split without ground-truth labels: there are no scores and no rank.")
record UnlabelledExampleReport(Split split, @Schema(description = "The example's index in its split.") int index,
		@Schema(description = "Where the example came from: unique in its split.",
				example = "train/cat/10.png") String key,
		@Schema(description = "Members x checkpoints: the predicted label, null where there is no history.") List<List<@Nullable Integer>> predictions,
		@Schema(description = "For each checkpoint, how many members predict each label; labels without votes are left out.") List<Map<Integer, Integer>> votes,
		Map<String, String> links) implements ExampleReport {

	static UnlabelledExampleReport of(Split split, int index, String key, int[][] predictions, String dataset) {
		return new UnlabelledExampleReport(split, index, key, Votes.map(predictions, (label) -> label),
				Votes.count(predictions), ExampleReport.links(dataset, split, index));
	}

}
