package dev.tutti.training.torch;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

import org.bytedeco.pytorch.Tensor;

/**
 * A member's parameters, what the optimiser keeps of it and its running statistics, in
 * bytes: single-precision numbers, big-endian, tensor after tensor.
 */
final class StateCodec {

	private final List<Part> parts = new ArrayList<>();

	StateCodec(Parameters parameters, Updater updater, Statistics statistics) {
		this.parts.add(new Part(parameters, parameters.values()));
		updater.state().forEach((tensor) -> this.parts.add(new Part(parameters, tensor)));
		this.parts.add(new Part(statistics.layout(), statistics.layout().values()));
	}

	byte[] encode(int member) {
		ByteBuffer bytes = ByteBuffer.allocate(length());
		FloatBuffer floats = bytes.asFloatBuffer();
		for (Part part : this.parts) {
			floats.put(part.layout.read(part.tensor, member));
		}
		return bytes.array();
	}

	void decode(int member, byte[] content) {
		if (content.length != length()) {
			throw new IllegalArgumentException("A state of " + content.length + " bytes, where " + length()
					+ " are expected: it is of another network or optimiser");
		}
		FloatBuffer floats = ByteBuffer.wrap(content).asFloatBuffer();
		for (Part part : this.parts) {
			float[] values = new float[part.layout.memberSize()];
			floats.get(values);
			part.layout.write(part.tensor, member, values);
		}
	}

	private int length() {
		return Float.BYTES * this.parts.stream().mapToInt((part) -> part.layout.memberSize()).sum();
	}

	/** A flat tensor and how it is laid out. */
	private record Part(Parameters layout, Tensor tensor) {

	}

}
