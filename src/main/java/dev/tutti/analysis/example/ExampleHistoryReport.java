package dev.tutti.analysis.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tutti.analysis.order.RankedExample;
import dev.tutti.dataset.Split;
import dev.tutti.web.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** History of one example: all members, all checkpoints, as JSON. */
@Schema(name = "ExampleHistory")
public record ExampleHistoryReport(Split split, @JsonUnwrapped RankedExample ranked, String className, @Schema(
		description = "Members x checkpoints: 1 where the member is correct, 0 where it is not, null where it has no history.") List<List<@Nullable Integer>> correct,
		@Schema(description = "Members x checkpoints: the predicted label, null where there is no history.") List<List<@Nullable Integer>> predictions,
		@Schema(description = "For each checkpoint, how many members predict each label; labels without votes are left out.") List<Map<Integer, Integer>> votes,
		Map<String, String> links,
		@Schema(description = "What to know about the values; absent without any.") @Nullable List<Warning> warnings) {

	private static final int ABSENT = -1;

	static ExampleHistoryReport of(RankedExample ranked, Split split, List<String> classes, int[][] predictions,
			String dataset, @Nullable List<Warning> warnings) {
		String example = "/api/v1/datasets/%s/examples/%s/%d".formatted(dataset, split.name(), ranked.index());
		return new ExampleHistoryReport(split, ranked, classes.get(ranked.label()),
				map(predictions, (label) -> (label == ranked.label()) ? 1 : 0), map(predictions, (label) -> label),
				votes(predictions), Map.of("example", example, "image", example + ".png"), warnings);
	}

	private static List<List<@Nullable Integer>> map(int[][] predictions, IntUnaryOperator value) {
		List<List<@Nullable Integer>> rows = new ArrayList<>();
		for (int[] member : predictions) {
			List<@Nullable Integer> row = new ArrayList<>(member.length);
			Arrays.stream(member).forEach((label) -> row.add((label != ABSENT) ? value.applyAsInt(label) : null));
			rows.add(row);
		}
		return rows;
	}

	private static List<Map<Integer, Integer>> votes(int[][] predictions) {
		int checkpoints = (predictions.length > 0) ? predictions[0].length : 0;
		List<Map<Integer, Integer>> votes = new ArrayList<>();
		for (int checkpoint = 0; checkpoint < checkpoints; checkpoint++) {
			Map<Integer, Integer> counts = new TreeMap<>();
			for (int[] member : predictions) {
				if (member[checkpoint] != ABSENT) {
					counts.merge(member[checkpoint], 1, Integer::sum);
				}
			}
			votes.add(counts);
		}
		return votes;
	}

}
