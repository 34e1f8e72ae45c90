package dev.tutti.execution;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

import dev.tutti.dataset.Split;
import dev.tutti.history.RunningDynamics;
import dev.tutti.history.TrainingDynamics;
import dev.tutti.training.Answers;

/** The training dynamics of one member on all splits, summed as its evaluations come. */
class RunningSums {

	private final Map<Split, RunningDynamics> splits = new EnumMap<>(Split.class);

	/** Adds one evaluation. */
	void add(Map<Split, Answers> answers) {
		answers.forEach((split, answer) -> this.splits
			.computeIfAbsent(split, (key) -> new RunningDynamics(answer.labels().length))
			.add(answer.confidence(), answer.margin()));
	}

	/** The means and deviations over the evaluations so far. */
	Map<Split, TrainingDynamics> dynamics() {
		Map<Split, TrainingDynamics> dynamics = new EnumMap<>(Split.class);
		this.splits.forEach((split, sums) -> dynamics.put(split, sums.dynamics()));
		return dynamics;
	}

	/** Writes the sums, to go on from. */
	byte[] pack() {
		Map<Split, byte[]> packed = new EnumMap<>(Split.class);
		this.splits.forEach((split, sums) -> packed.put(split, sums.pack()));
		ByteBuffer bytes = ByteBuffer
			.allocate(packed.values().stream().mapToInt((sums) -> Integer.BYTES + sums.length).sum());
		packed.forEach((split, sums) -> bytes.putInt(split.ordinal()).put(sums));
		return bytes.array();
	}

	/** Reads what was written. */
	static RunningSums unpack(byte[] packed) {
		RunningSums running = new RunningSums();
		ByteBuffer bytes = ByteBuffer.wrap(packed);
		while (bytes.hasRemaining()) {
			running.splits.put(Split.values()[bytes.getInt()], RunningDynamics.unpack(bytes));
		}
		return running;
	}

}
