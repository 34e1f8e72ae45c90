package dev.tutti.training.dl4j.network;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

import dev.tutti.training.dl4j.memory.NativeFloats;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network's way from inputs to logits, and back to gradients, for a fixed number of
 * examples at a time.
 */
public final class NetworkPass {

	private final List<Runnable> forward;

	private final List<Runnable> backward;

	private final List<DropoutMask> masks;

	private final List<RunningAverage> averages;

	private final NativeFloats input;

	private final NativeFloats logits;

	private final @Nullable NativeFloats error;

	private final float[] inputs;

	private final float[] outputs;

	private final int rows;

	NetworkPass(INDArray input, Signal output, List<Runnable> forward, List<Runnable> backward, List<DropoutMask> masks,
			List<RunningAverage> averages) {
		this.rows = output.examples();
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

	public int rows() {
		return this.rows;
	}

	/** Where to write the next examples, one after another, as the first layer reads. */
	public float[] inputs() {
		return this.inputs;
	}

	/** Draws the dropout masks of a step. */
	public void drop(SplittableRandom random) {
		this.masks.forEach((mask) -> mask.draw(random));
	}

	/**
	 * The logits of the examples in {@link #inputs()}, one row after another. Rows that
	 * were not written to answer for what they held before.
	 */
	public float[] forward() {
		this.input.write(this.inputs, this.inputs.length);
		this.forward.forEach(Runnable::run);
		this.logits.read(this.outputs, this.outputs.length);
		return this.outputs;
	}

	/**
	 * Takes what batch norms saw into their running averages.
	 * @param step its number, from 0
	 */
	public void average(long step) {
		this.averages.forEach((average) -> average.add(step));
	}

	/**
	 * Writes the gradients.
	 * @param errors the loss's derivative by each logit, a row an example
	 */
	public void backward(float[] errors) {
		Objects.requireNonNull(this.error, "Built for evaluation").write(errors, this.outputs.length);
		this.backward.forEach(Runnable::run);
	}

}
