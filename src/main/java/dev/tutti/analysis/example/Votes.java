package dev.tutti.analysis.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

import org.jspecify.annotations.Nullable;

/** What members predict for one example, as JSON has it. */
final class Votes {

	private static final int ABSENT = -1;

	private Votes() {
	}

	/**
	 * A value for each prediction.
	 * @param predictions {@code members x checkpoints}: the predicted label, -1 where
	 * there is no history, which becomes {@code null}
	 */
	static List<List<@Nullable Integer>> map(int[][] predictions, IntUnaryOperator value) {
		List<List<@Nullable Integer>> rows = new ArrayList<>();
		for (int[] member : predictions) {
			List<@Nullable Integer> row = new ArrayList<>(member.length);
			Arrays.stream(member).forEach((label) -> row.add((label != ABSENT) ? value.applyAsInt(label) : null));
			rows.add(row);
		}
		return rows;
	}

	/** For each checkpoint, how many members predict each label that any predicts. */
	static List<Map<Integer, Integer>> count(int[][] predictions) {
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
