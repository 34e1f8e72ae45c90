package dev.tutti.agreement;

import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.tutti.agreement.correlation.KendallTau;
import dev.tutti.agreement.correlation.Pearson;
import dev.tutti.agreement.correlation.Spearman;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernels on ImageNet's train split: every example has a difficulty of its own,
 * uniform in 0..1, as in the NumPy script they are held against. The two scores that are
 * correlated are the accuracies of the examples over either half of the members, 51
 * distinct values each for 100 members.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Threads(1)
@Warmup(iterations = 30)
@Measurement(iterations = 30)
public class AgreementBenchmark {

	@Param("1281167")
	int examples;

	@Param("100")
	int members;

	private long[][] correct;

	private double[] left;

	private double[] right;

	private double[] leftUntied;

	private double[] rightUntied;

	@Setup
	public void draw() {
		Random random = new Random(7);
		this.correct = new long[this.members][BitSets.words(this.examples)];
		this.left = new double[this.examples];
		this.right = new double[this.examples];
		this.leftUntied = new double[this.examples];
		this.rightUntied = new double[this.examples];
		int half = this.members / 2;
		for (int example = 0; example < this.examples; example++) {
			double easy = random.nextDouble();
			int[] counts = new int[2];
			for (int member = 0; member < this.members; member++) {
				if (random.nextDouble() < easy) {
					this.correct[member][example >> 6] |= 1L << example;
					counts[(member < half) ? 0 : 1]++;
				}
			}
			this.left[example] = (double) counts[0] / half;
			this.right[example] = (double) counts[1] / (this.members - half);
			this.leftUntied[example] = this.left[example] + random.nextDouble() / half;
			this.rightUntied[example] = this.right[example] + random.nextDouble() / half;
		}
	}

	@Benchmark
	public int[] histogramFromBits() {
		return CorrectCounter.histogram(this.correct, this.examples);
	}

	@Benchmark
	public int[] countsFromBits() {
		return CorrectCounter.counts(this.correct, this.examples);
	}

	@Benchmark
	public double[][] errorConsistencyMatrix() {
		return ErrorConsistency.matrix(this.correct, this.examples);
	}

	@Benchmark
	public double pearson() {
		return Pearson.of(this.left, this.right);
	}

	@Benchmark
	public double spearman() {
		return Spearman.of(this.left, this.right);
	}

	@Benchmark
	public double kendallTauB() {
		return KendallTau.of(this.left, this.right);
	}

	@Benchmark
	public double spearmanWithoutTies() {
		return Spearman.of(this.leftUntied, this.rightUntied);
	}

	@Benchmark
	public double kendallTauBWithoutTies() {
		return KendallTau.of(this.leftUntied, this.rightUntied);
	}

}
