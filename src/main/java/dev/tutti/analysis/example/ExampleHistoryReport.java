package dev.tutti.analysis.example;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tutti.analysis.order.RankedExample;
import dev.tutti.dataset.Split;
import dev.tutti.web.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** History of one example: all members, all checkpoints, as JSON. */
@Schema(name = "ExampleHistory")
record ExampleHistoryReport(Split split, @JsonUnwrapped RankedExample ranked, String className, @Schema(
		description = "Members x checkpoints: 1 where the member is correct, 0 where it is not, null where it has no history.") List<List<@Nullable Integer>> correct,
		@Schema(description = "Members x checkpoints: the predicted label, null where there is no history.") List<List<@Nullable Integer>> predictions,
		@Schema(description = "For each checkpoint, how many members predict each label; labels without votes are left out.") List<Map<Integer, Integer>> votes,
		Map<String, String> links,
		@Schema(description = "What to know about the values; absent without any.") @Nullable List<Warning> warnings)
		implements
			ExampleReport {

	static ExampleHistoryReport of(RankedExample ranked, Split split, List<String> classes, int[][] predictions,
			String dataset, @Nullable List<Warning> warnings) {
		return new ExampleHistoryReport(split, ranked, classes.get(ranked.label()),
				Votes.map(predictions, (label) -> (label == ranked.label()) ? 1 : 0),
				Votes.map(predictions, (label) -> label), Votes.count(predictions),
				ExampleReport.links(dataset, split, ranked.index()), warnings);
	}

}
