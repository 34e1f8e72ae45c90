package dev.tutti.training.torch.stage;

import java.util.Objects;

import dev.tutti.training.torch.memory.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Computes one operation for all members, on mini-batches of one size, in its own
 * buffers.
 */
public abstract class Stage {

	private final Buffer output;

	private final @Nullable Buffer inputGradient;

	private @Nullable Buffer gradient;

	/**
	 * @param output {@code members x examples x values}
	 * @param inputGradient where {@link #backward} writes the gradient by the input;
	 * {@code null} where none is needed, or where {@link #inputGradient} says otherwise
	 */
	protected Stage(Buffer output, @Nullable Buffer inputGradient) {
		this.output = output;
		this.inputGradient = inputGradient;
	}

	/** The result of {@link #forward}: {@code members x examples x values}. */
	public final Buffer output() {
		return this.output;
	}

	/**
	 * Sets where the gradient of the loss by the output will be; {@link #backward} may
	 * overwrite it. Called once, before the first backward pass.
	 */
	public void connect(Buffer outputGradient) {
		this.gradient = outputGradient;
	}

	/** The gradient by the output, once connected. */
	protected final Buffer gradient() {
		return Objects.requireNonNull(this.gradient, "Not connected");
	}

	/**
	 * Where {@link #backward} writes the gradient by the input, once connected;
	 * {@code null} where none is needed.
	 */
	public @Nullable Buffer inputGradient() {
		return this.inputGradient;
	}

	/** Computes the output. */
	public abstract void forward();

	/** Computes the gradients by the stage's parameters and by its input. */
	public abstract void backward();

}
