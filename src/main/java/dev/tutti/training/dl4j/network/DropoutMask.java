package dev.tutti.training.dl4j.network;

import java.util.List;
import java.util.SplittableRandom;

import dev.tutti.training.dl4j.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The dropout mask of a training step: 0 with the given probability, otherwise the
 * inverse of the keep probability. Drawn from the member's own random stream, since
 * Deeplearning4j's dropout uses one shared by all threads.
 */
final class DropoutMask {

	private final double rate;

	private final float[] values;

	private final NativeFloats memory;

	private DropoutMask(double rate, INDArray array) {
		this.rate = rate;
		this.values = new float[(int) array.length()];
		this.memory = NativeFloats.of(array);
	}

	/** Multiplies by the mask during training. */
	static Signal bind(Tape tape, double rate, Signal input) {
		if (!tape.training()) {
			return input;
		}
		INDArray mask = tape.arena().array(input.values().shape());
		tape.mask(new DropoutMask(rate, mask));
		Signal output = tape.signal(input, input.values().shape());
		tape.forward(tape.arena().operation("multiply", List.of(input.values(), mask), output.values()));
		if (output.gradient() != null && input.gradient() != null) {
			tape.backward(tape.arena().operation("multiply", List.of(output.gradient(), mask), input.gradient()));
		}
		return output;
	}

	void draw(SplittableRandom random) {
		float kept = (float) (1 / (1 - this.rate));
		for (int i = 0; i < this.values.length; i++) {
			this.values[i] = (random.nextDouble() < this.rate) ? 0 : kept;
		}
		this.memory.write(this.values, this.values.length);
	}

}
