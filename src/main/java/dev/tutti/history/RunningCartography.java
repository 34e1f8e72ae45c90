package dev.tutti.history;

import java.nio.ByteBuffer;

/**
 * The training dynamics of one member on one split, summed as its evaluations come: the
 * evaluations themselves would take their number of times the room. Each number is
 * rounded to a multiple of 2^-20 first, so that the sums are exact, and the same whatever
 * order the evaluations come in.
 */
public final class RunningCartography {

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
		this.sums = new double[3 * examples];
	}

	/**
	 * Adds one evaluation.
	 * @param confidence the softmax output of the true label of each example, 0..1
	 * @param margin the true label's logit less the largest other one of each example
	 */
	public void add(float[] confidence, float[] margin) {
		this.evaluations++;
		for (int i = 0; i < this.examples; i++) {
			double sure = Math.rint(confidence[i] * UNIT) / UNIT;
			this.sums[i] += sure;
			this.sums[this.examples + i] += sure * sure;
			this.sums[2 * this.examples + i] += Math.rint(margin[i] * UNIT) / UNIT;
		}
	}

	/** The means and deviations over the evaluations so far, of which there is one. */
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

	/** Writes the sums, to go on from. */
	public byte[] pack() {
		ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + Double.BYTES * this.sums.length);
		bytes.putInt(this.examples).putInt(this.evaluations).asDoubleBuffer().put(this.sums);
		return bytes.array();
	}

	/** Reads what was written, and leaves the buffer behind it. */
	public static RunningCartography unpack(ByteBuffer bytes) {
		RunningCartography running = new RunningCartography(bytes.getInt());
		running.evaluations = bytes.getInt();
		bytes.asDoubleBuffer().get(running.sums);
		bytes.position(bytes.position() + Double.BYTES * running.sums.length);
		return running;
	}

	public double[] sums() {
		return this.sums;
	}

	/** From sums that were kept. */
	public static RunningCartography of(int evaluations, double[] sums) {
		RunningCartography running = new RunningCartography(sums.length / 3);
		running.evaluations = evaluations;
		System.arraycopy(sums, 0, running.sums, 0, sums.length);
		return running;
	}

}
