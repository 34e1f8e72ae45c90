package dev.tutti.training.dl4j.network;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

import dev.tutti.training.dl4j.memory.NativeFloats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The forward and backward pass of a network for a fixed number of examples.
 */
public final class NativePass {

	private final List<Runnable> forward;

	private final List<Runnable> backward;

	private final List<DropoutMask> masks;

	private final List<RunningAverage> averages;

	private final NativeFloats input;

	private final NativeFloats logits;

	private final @Nullable NativeFloats error;

	private final float[] inputs;

	private final float[] outputs;

	private final int examples;

	NativePass(INDArray input, Signal output, List<Runnable> forward, List<Runnable> backward, List<DropoutMask> masks,
			List<RunningAverage> averages) {
		this.examples = output.examples();
		this.input = NativeFloats.of(input);
		this.logits = NativeFloats.of(output.values());
		this.error = (output.gradient() != null) ? NativeFloats.of(output.gradient()) : null;
		this.inputs = new float[(int) input.length()];
		this.outputs = new float[(int) output.values().length()];
		this.forward = forward;
		this.backward = backward;
		this.masks = masks;
		this.averages = averages;
	}

	/** The number of examples. */
	public int examples() {
		return this.examples;
	}

	/** The input buffer for the next examples, in the {@link InputLayout}. */
	public float[] inputs() {
		return this.inputs;
	}

	/** Draws the dropout masks of a training step. */
	public void drop(SplittableRandom random) {
		this.masks.forEach((mask) -> mask.draw(random));
	}

	/**
	 * Computes the logits of the examples in {@link #inputs()}, one row per example. Rows
	 * that were not written keep their previous values.
	 */
	public float[] forward() {
		this.input.write(this.inputs, this.inputs.length);
		this.forward.forEach(Runnable::run);
		this.logits.read(this.outputs, this.outputs.length);
		return this.outputs;
	}

	/**
	 * Updates the running averages of batch norms.
	 * @param step the number of the step, from 0
	 */
	public void average(long step) {
		this.averages.forEach((average) -> average.add(step));
	}

	/**
	 * Computes the gradients of the parameters.
	 * @param errors the gradient of the loss with respect to each logit, one row per
	 * example
	 */
	public void backward(float[] errors) {
		Objects.requireNonNull(this.error, "Built without a backward pass").write(errors, this.outputs.length);
		this.backward.forEach(Runnable::run);
	}

}
