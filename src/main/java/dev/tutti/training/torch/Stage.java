package dev.tutti.training.torch;

import org.jspecify.annotations.Nullable;

/**
 * A layer of all members at work on batches of one size, in buffers of its own.
 */
interface Stage {

	/** What {@link #forward()} computes: {@code members x examples x values}. */
	Buffer output();

	void forward();

	/**
	 * Takes note of where the gradient of the loss by the output will lie; it overwrites
	 * it.
	 */
	void connect(Buffer gradient);

	/** Computes the gradients of its parameters and of its input. */
	void backward();

	/**
	 * Once connected: where {@link #backward} puts the gradient by the input;
	 * {@code null} if nothing asks for it.
	 */
	@Nullable Buffer inputGradient();

}
