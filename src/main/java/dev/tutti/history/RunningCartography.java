package dev.tutti.history;

import java.nio.ByteBuffer;

/**
 * The cartography of one member on one split, summed as its evaluations come: the
 * evaluations themselves would take as many times the memory as there are. Each number is
 * rounded first, so that the sums are exact, and the same whatever order the evaluations
 * come in.
 */
public final class RunningCartography {

	/** How many sums an example has. */
	public static final int SUMS = 3;

	private static final double UNIT = 1L << 20;

	private int evaluations;

	/** Of the confidence, of its squares, of the margin, each an entry an example. */
	private final double[] sums;

	private final int examples;

	/**
	 * Without any evaluation.
	 * @param examples how many there are
	 */
	public RunningCartography(int examples) {
		this.examples = examples;
		this.sums = new double[SUMS * examples];
	}

	/**
	 * Continues from stored sums.
	 * @param sums as of {@link #sums}
	 */
	public static RunningCartography of(int evaluations, double[] sums) {
		RunningCartography running = new RunningCartography(sums.length / SUMS);
		running.evaluations = evaluations;
		System.arraycopy(sums, 0, running.sums, 0, sums.length);
		return running;
	}

	/**
	 * Rounds to a multiple of 2^-20: sums of such numbers are exact in double precision.
	 */
	public static double round(double value) {
		return Math.rint(value * UNIT) / UNIT;
	}

	/**
	 * Adds one evaluation.
	 * @param confidence the softmax output of each example's ground-truth label, 0..1
	 * @param margin the logit of each example's ground-truth label less the largest other
	 * one
	 */
	public void add(float[] confidence, float[] margin) {
		this.evaluations++;
		for (int i = 0; i < this.examples; i++) {
			double rounded = round(confidence[i]);
			this.sums[i] += rounded;
			this.sums[this.examples + i] += rounded * rounded;
			this.sums[2 * this.examples + i] += round(margin[i]);
		}
	}

	/** The means and deviations over the evaluations so far; there must be one. */
	public Cartography cartography() {
		float[] mean = new float[this.examples];
		float[] deviation = new float[this.examples];
		float[] margin = new float[this.examples];
		for (int i = 0; i < this.examples; i++) {
			double confidence = this.sums[i] / this.evaluations;
			double squares = this.sums[this.examples + i] / this.evaluations;
			mean[i] = (float) confidence;
			deviation[i] = (float) Math.sqrt(Math.max(0, squares - confidence * confidence));
			margin[i] = (float) (this.sums[2 * this.examples + i] / this.evaluations);
		}
		return new Cartography(mean, deviation, margin);
	}

	/** The sums of confidence, of its squares and of margin, each an entry an example. */
	public double[] sums() {
		return this.sums;
	}

	/** Writes the sums, to continue from later. */
	public byte[] pack() {
		ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + Double.BYTES * this.sums.length);
		bytes.putInt(this.examples).putInt(this.evaluations).asDoubleBuffer().put(this.sums);
		return bytes.array();
	}

	/** Reads what {@link #pack} wrote, and leaves the buffer's position behind it. */
	public static RunningCartography unpack(ByteBuffer bytes) {
		RunningCartography running = new RunningCartography(bytes.getInt());
		running.evaluations = bytes.getInt();
		bytes.asDoubleBuffer().get(running.sums);
		bytes.position(bytes.position() + Double.BYTES * running.sums.length);
		return running;
	}

}
