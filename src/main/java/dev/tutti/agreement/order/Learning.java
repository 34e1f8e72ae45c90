package dev.tutti.agreement.order;

import java.util.Arrays;
import java.util.List;

import dev.tutti.agreement.CorrectCounter;

/**
 * Adds up, member by member, when each example is learned. Words of 64 examples are
 * compared at a time, and only examples that change are visited.
 */
public class Learning {

	private final int examples;

	private final long[] correct;

	private long evaluations;

	private int members;

	private final double[] firstEpochs;

	private final int[] firsts;

	private final double[] goodEpochs;

	private final int[] goods;

	private final int[] forgettings;

	/** The epoch since which the current member is correct, where it is. */
	private final double[] since;

	/**
	 * Without members.
	 * @param examples how many examples there are
	 */
	public Learning(int examples) {
		this.examples = examples;
		this.correct = new long[examples];
		this.firstEpochs = new double[examples];
		this.firsts = new int[examples];
		this.goodEpochs = new double[examples];
		this.goods = new int[examples];
		this.forgettings = new int[examples];
		this.since = new double[examples];
	}

	/**
	 * Adds a member.
	 * @param checkpoints its evaluations in order, at least one
	 */
	public void add(List<Evaluated> checkpoints) {
		int[] counts = CorrectCounter.counts(checkpoints.stream().map(Evaluated::correct).toArray(long[][]::new),
				this.examples);
		for (int example = 0; example < this.examples; example++) {
			this.correct[example] += counts[example];
		}
		this.evaluations += checkpoints.size();
		this.members++;
		int words = checkpoints.get(0).correct().length;
		long[] ever = new long[words];
		long[] before = new long[words];
		for (Evaluated checkpoint : checkpoints) {
			follow(checkpoint, before, ever);
			before = checkpoint.correct();
		}
		for (int word = 0; word < words; word++) {
			for (long set = before[word]; set != 0; set &= set - 1) {
				int example = (word << 6) + Long.numberOfTrailingZeros(set);
				this.goodEpochs[example] += this.since[example];
				this.goods[example]++;
			}
		}
	}

	private void follow(Evaluated checkpoint, long[] before, long[] ever) {
		for (int word = 0; word < ever.length; word++) {
			long here = checkpoint.correct()[word];
			for (long set = here & ~before[word]; set != 0; set &= set - 1) {
				this.since[(word << 6) + Long.numberOfTrailingZeros(set)] = checkpoint.epoch();
			}
			for (long set = here & ~ever[word]; set != 0; set &= set - 1) {
				int example = (word << 6) + Long.numberOfTrailingZeros(set);
				this.firstEpochs[example] += checkpoint.epoch();
				this.firsts[example]++;
			}
			for (long set = before[word] & ~here; set != 0; set &= set - 1) {
				this.forgettings[(word << 6) + Long.numberOfTrailingZeros(set)]++;
			}
			ever[word] |= here;
		}
	}

	/** The means over the members so far; NaN without any. */
	public LearningSummary summary() {
		double[] forgotten = new double[this.examples];
		boolean[] never = new boolean[this.examples];
		for (int example = 0; example < this.examples; example++) {
			forgotten[example] = (double) this.forgettings[example] / this.members;
			never[example] = this.firsts[example] == 0;
		}
		double[] accessibility = Arrays.stream(this.correct)
			.mapToDouble((sum) -> (double) sum / this.evaluations)
			.toArray();
		return new LearningSummary(accessibility, mean(this.firstEpochs, this.firsts),
				mean(this.goodEpochs, this.goods), forgotten, never);
	}

	/** NaN where there are none. */
	private static double[] mean(double[] sums, int[] counts) {
		double[] means = new double[sums.length];
		Arrays.setAll(means, (example) -> sums[example] / counts[example]);
		return means;
	}

	/**
	 * One evaluation of a member.
	 *
	 * @param epoch when it was
	 * @param correct {@code long[ceil(examples / 64)]}, a bit an example, least
	 * significant first, 1 for correct; none set past the last example
	 */
	public record Evaluated(double epoch, long[] correct) {

	}

}
