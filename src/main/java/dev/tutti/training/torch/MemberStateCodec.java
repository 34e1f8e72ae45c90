package dev.tutti.training.torch;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.tutti.training.torch.memory.RunningStatistics;
import dev.tutti.training.torch.memory.StackedParameters;
import dev.tutti.training.torch.optimizer.TorchUpdater;
import org.bytedeco.pytorch.Tensor;

/**
 * Encodes a member's parameters, its optimizer state and its running statistics as bytes:
 * single-precision numbers, big-endian, tensor after tensor.
 */
final class MemberStateCodec {

	private final List<Part> parts = new ArrayList<>();

	MemberStateCodec(StackedParameters parameters, TorchUpdater updater, RunningStatistics statistics) {
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
			throw new IllegalArgumentException("The state has " + content.length + " bytes, where " + length()
					+ " are expected: it belongs to another network or optimizer");
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

	/** A flat tensor with its layout. */
	private record Part(StackedParameters layout, Tensor tensor) {

	}

}
