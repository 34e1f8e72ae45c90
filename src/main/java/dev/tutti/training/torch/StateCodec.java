package dev.tutti.training.torch;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

import org.bytedeco.pytorch.Tensor;

/**
 * A member's parameters and what the optimiser keeps of it, in bytes: single-precision
 * numbers, big-endian, tensor after tensor.
 */
final class StateCodec {

	private final Parameters parameters;

	private final List<Tensor> tensors;

	StateCodec(Parameters parameters, Updater updater) {
		this.parameters = parameters;
		this.tensors = new ArrayList<>();
		this.tensors.add(parameters.values());
		this.tensors.addAll(updater.state());
	}

	byte[] encode(int member) {
		ByteBuffer bytes = ByteBuffer.allocate(length());
		FloatBuffer floats = bytes.asFloatBuffer();
		for (Tensor tensor : this.tensors) {
			floats.put(this.parameters.read(tensor, member));
		}
		return bytes.array();
	}

	void decode(int member, byte[] content) {
		if (content.length != length()) {
			throw new IllegalArgumentException("A state of " + content.length + " bytes, where " + length()
					+ " are expected: it is of another network or optimiser");
		}
		FloatBuffer floats = ByteBuffer.wrap(content).asFloatBuffer();
		for (Tensor tensor : this.tensors) {
			float[] values = new float[this.parameters.memberSize()];
			floats.get(values);
			this.parameters.write(tensor, member, values);
		}
	}

	private int length() {
		return Float.BYTES * this.parameters.memberSize() * this.tensors.size();
	}

}
