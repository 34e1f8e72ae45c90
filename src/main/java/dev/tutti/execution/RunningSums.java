package dev.tutti.execution;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

import dev.tutti.dataset.Split;
import dev.tutti.history.TrainingDynamics;
import dev.tutti.training.Answers;

/**
 * The training dynamics of one member, summed as its evaluations come: the evaluations
 * themselves would take their number of times the room.
 */
class RunningSums {

	private int evaluations;

	private final Map<Split, Sums> splits = new EnumMap<>(Split.class);

	/** Adds one evaluation. */
	void add(Map<Split, Answers> answers) {
		this.evaluations++;
		answers.forEach((split, answer) -> this.splits.computeIfAbsent(split, (key) -> new Sums(answer.labels().length))
			.add(answer));
	}

	/** The means and deviations over the evaluations so far. */
	Map<Split, TrainingDynamics> dynamics() {
		Map<Split, TrainingDynamics> dynamics = new EnumMap<>(Split.class);
		this.splits.forEach((split, sums) -> dynamics.put(split, sums.dynamics(this.evaluations)));
		return dynamics;
	}

	/** Writes the sums, to go on from. */
	byte[] pack() {
		int size = Integer.BYTES;
		for (Sums sums : this.splits.values()) {
			size += 2 * Integer.BYTES + 3 * Double.BYTES * sums.confidence.length;
		}
		ByteBuffer bytes = ByteBuffer.allocate(size).putInt(this.evaluations);
		this.splits.forEach((split, sums) -> {
			bytes.putInt(split.ordinal()).putInt(sums.confidence.length);
			for (double[] values : sums.all()) {
				bytes.asDoubleBuffer().put(values);
				bytes.position(bytes.position() + Double.BYTES * values.length);
			}
		});
		return bytes.array();
	}

	/** Reads what was written. */
	static RunningSums unpack(byte[] packed) {
		RunningSums running = new RunningSums();
		ByteBuffer bytes = ByteBuffer.wrap(packed);
		running.evaluations = bytes.getInt();
		while (bytes.hasRemaining()) {
			Split split = Split.values()[bytes.getInt()];
			Sums sums = new Sums(bytes.getInt());
			for (double[] values : sums.all()) {
				bytes.asDoubleBuffer().get(values);
				bytes.position(bytes.position() + Double.BYTES * values.length);
			}
			running.splits.put(split, sums);
		}
		return running;
	}

	/** Of one split, an entry an example. */
	private static final class Sums {

		private final double[] confidence;

		private final double[] squares;

		private final double[] margin;

		Sums(int examples) {
			this.confidence = new double[examples];
			this.squares = new double[examples];
			this.margin = new double[examples];
		}

		double[][] all() {
			return new double[][] { this.confidence, this.squares, this.margin };
		}

		void add(Answers answers) {
			for (int i = 0; i < this.confidence.length; i++) {
				double confidence = answers.confidence()[i];
				this.confidence[i] += confidence;
				this.squares[i] += confidence * confidence;
				this.margin[i] += answers.margin()[i];
			}
		}

		TrainingDynamics dynamics(int evaluations) {
			float[] mean = new float[this.confidence.length];
			float[] deviation = new float[mean.length];
			float[] margins = new float[mean.length];
			for (int i = 0; i < mean.length; i++) {
				double confidence = this.confidence[i] / evaluations;
				mean[i] = (float) confidence;
				deviation[i] = (float) Math.sqrt(Math.max(0, this.squares[i] / evaluations - confidence * confidence));
				margins[i] = (float) (this.margin[i] / evaluations);
			}
			return new TrainingDynamics(mean, deviation, margins);
		}

	}

}
