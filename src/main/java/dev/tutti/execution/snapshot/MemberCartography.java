package dev.tutti.execution.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tutti.dataset.Split;
import dev.tutti.history.Cartography;
import dev.tutti.history.RunningCartography;
import dev.tutti.training.Predictions;

/**
 * The cartography of one member on all splits with labels, aggregated over its
 * evaluations.
 */
public class MemberCartography {

	/** Splits that are written as a number; the others as -1 and their name. */
	private static final List<Split> NUMBERED = List.of(Split.TRAIN, Split.TEST);

	private final Map<Split, RunningCartography> splits = new TreeMap<>();

	/** Adds one evaluation. */
	public void add(Map<Split, Predictions> predictions) {
		predictions.forEach((split, those) -> {
			if (those.confidence() != null && those.margin() != null) {
				this.splits.computeIfAbsent(split, (key) -> new RunningCartography(those.labels().length))
					.add(those.confidence(), those.margin());
			}
		});
	}

	/** Means and standard deviations over the evaluations so far. */
	public Map<Split, Cartography> cartography() {
		Map<Split, Cartography> cartography = new TreeMap<>();
		this.splits.forEach((split, sums) -> cartography.put(split, sums.cartography()));
		return cartography;
	}

	/** Serializes the sums, to resume from them. */
	byte[] pack() {
		Map<Split, byte[]> packed = new TreeMap<>();
		this.splits.forEach((split, sums) -> packed.put(split, sums.pack()));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		packed.forEach((split, sums) -> {
			int number = NUMBERED.indexOf(split);
			bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(0, number).array());
			if (number < 0) {
				byte[] name = split.name().getBytes(StandardCharsets.US_ASCII);
				bytes.write(name.length);
				bytes.writeBytes(name);
			}
			bytes.writeBytes(sums);
		});
		return bytes.toByteArray();
	}

	/** Deserializes the sums. */
	static MemberCartography unpack(byte[] packed) {
		MemberCartography running = new MemberCartography();
		ByteBuffer bytes = ByteBuffer.wrap(packed);
		while (bytes.hasRemaining()) {
			int number = bytes.getInt();
			Split split = (number < 0) ? new Split(name(bytes)) : NUMBERED.get(number);
			running.splits.put(split, RunningCartography.unpack(bytes));
		}
		return running;
	}

	private static String name(ByteBuffer bytes) {
		byte[] name = new byte[bytes.get()];
		bytes.get(name);
		return new String(name, StandardCharsets.US_ASCII);
	}

}
