package dev.tutti.execution.snapshot;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

import dev.tutti.dataset.Split;
import dev.tutti.history.Cartography;
import dev.tutti.history.RunningCartography;
import dev.tutti.training.Predictions;

/** The cartography of one member on all splits, aggregated over its evaluations. */
public class MemberCartography {

	private final Map<Split, RunningCartography> splits = new EnumMap<>(Split.class);

	/** Adds one evaluation. */
	public void add(Map<Split, Predictions> answers) {
		answers.forEach((split, answer) -> this.splits
			.computeIfAbsent(split, (key) -> new RunningCartography(answer.labels().length))
			.add(answer.confidence(), answer.margin()));
	}

	/** Means and standard deviations over the evaluations so far. */
	public Map<Split, Cartography> dynamics() {
		Map<Split, Cartography> dynamics = new EnumMap<>(Split.class);
		this.splits.forEach((split, sums) -> dynamics.put(split, sums.cartography()));
		return dynamics;
	}

	/** Serializes the sums, to resume from them. */
	byte[] pack() {
		Map<Split, byte[]> packed = new EnumMap<>(Split.class);
		this.splits.forEach((split, sums) -> packed.put(split, sums.pack()));
		ByteBuffer bytes = ByteBuffer
			.allocate(packed.values().stream().mapToInt((sums) -> Integer.BYTES + sums.length).sum());
		packed.forEach((split, sums) -> bytes.putInt(split.ordinal()).put(sums));
		return bytes.array();
	}

	/** Deserializes the sums. */
	static MemberCartography unpack(byte[] packed) {
		MemberCartography running = new MemberCartography();
		ByteBuffer bytes = ByteBuffer.wrap(packed);
		while (bytes.hasRemaining()) {
			running.splits.put(Split.values()[bytes.getInt()], RunningCartography.unpack(bytes));
		}
		return running;
	}

}
