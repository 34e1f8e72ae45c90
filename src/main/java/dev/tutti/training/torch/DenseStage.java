package dev.tutti.training.torch;

import java.util.Objects;

import dev.tutti.architecture.Activation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** A dense layer of all members: products of batches of matrices, one a member. */
final class DenseStage implements Stage {

	private final Activation activation;

	private final Parameters parameters;

	private final Tensor input;

	private final Tensor inputTransposed;

	private final Tensor weights;

	private final Tensor weightsTransposed;

	private final Tensor biases;

	private final Tensor weightGradients;

	private final Tensor biasGradients;

	private final Tensor ones;

	private final Buffer output;

	private final @Nullable Buffer inputGradient;

	private final Scalar one = new Scalar(1.0f);

	private @Nullable Buffer gradient;

	/**
	 * @param input {@code members x examples x inputs}
	 * @param output {@code members x examples x units}
	 * @param parameter the place of the weights among the parameters; the biases follow
	 */
	DenseStage(Parameters parameters, int parameter, Activation activation, Tensor input, Buffer output,
			@Nullable Buffer inputGradient) {
		this.activation = activation;
		this.parameters = parameters;
		this.input = input;
		this.inputTransposed = input.transpose(1, 2);
		this.weights = parameters.value(parameter);
		this.weightsTransposed = this.weights.transpose(1, 2);
		this.biases = parameters.value(parameter + 1);
		this.weightGradients = parameters.gradient(parameter);
		this.biasGradients = parameters.gradient(parameter + 1);
		this.ones = torch.ones(new long[] { 1, 1, input.size(1) }, input.options())
			.expand(input.size(0), 1, input.size(1));
		this.output = output;
		this.inputGradient = inputGradient;
	}

	@Override
	public Buffer output() {
		return this.output;
	}

	@Override
	public @Nullable Buffer inputGradient() {
		return this.inputGradient;
	}

	@Override
	public void connect(Buffer gradient) {
		this.gradient = gradient;
	}

	@Override
	public void forward() {
		torch.baddbmm_out(this.output.values(), this.biases, this.input, this.weights);
		Activations.apply(this.activation, this.output);
	}

	@Override
	public void backward() {
		Buffer gradient = Objects.requireNonNull(this.gradient);
		Activations.backward(this.activation, gradient, this.output);
		Scalar carry = this.parameters.carry();
		this.weightGradients.baddbmm_(this.inputTransposed, gradient.values(), carry, this.one);
		this.biasGradients.baddbmm_(this.ones, gradient.values(), carry, this.one);
		if (this.inputGradient != null) {
			torch.bmm_out(this.inputGradient.values(), gradient.values(), this.weightsTransposed);
		}
	}

}
