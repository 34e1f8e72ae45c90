package dev.tutti.analysis.order;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.tutti.agreement.order.LearningOrder;
import dev.tutti.agreement.order.Ranks;

/**
 * Examples in the order of a score.
 *
 * @param ranks of each example of the split, 1 the easiest, ties share a mid-rank; NaN
 * when it is not ranked
 * @param easiestFirst the indices of the ranked examples, equal ones by index
 * @param hardestFirst the same from the other end, equal ones by index again
 */
public record Ranking(double[] ranks, int[] easiestFirst, int[] hardestFirst) {

	/** Ranks all examples. */
	public static Ranking of(double[] scores, boolean highIsEasy) {
		int[] highest = LearningOrder.highestFirst(scores);
		int[] lowest = LearningOrder.lowestFirst(scores);
		return highIsEasy ? new Ranking(Ranks.descending(scores), highest, lowest)
				: new Ranking(Ranks.ascending(scores), lowest, highest);
	}

	/** Ranks the examples of one class, without the others. */
	public static Ranking of(double[] scores, boolean highIsEasy, int[] labels, int label) {
		int[] indices = IntStream.range(0, labels.length).filter((index) -> labels[index] == label).toArray();
		Ranking among = of(Arrays.stream(indices).mapToDouble((index) -> scores[index]).toArray(), highIsEasy);
		double[] ranks = new double[labels.length];
		Arrays.fill(ranks, Double.NaN);
		for (int i = 0; i < indices.length; i++) {
			ranks[indices[i]] = among.ranks[i];
		}
		return new Ranking(ranks, Arrays.stream(among.easiestFirst).map((i) -> indices[i]).toArray(),
				Arrays.stream(among.hardestFirst).map((i) -> indices[i]).toArray());
	}

	public int[] from(Order order) {
		return (order == Order.EASIEST) ? this.easiestFirst : this.hardestFirst;
	}

}
