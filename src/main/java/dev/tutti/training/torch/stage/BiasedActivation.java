package dev.tutti.training.torch.stage;

import dev.tutti.architecture.layer.Activation;
import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.memory.StackedParameters;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The biases and the activation of a dense layer or of a convolution, which are computed
 * in place.
 */
public final class BiasedActivation {

	private final Activation activation;

	private final StackedParameters parameters;

	private final Tensor biases;

	private final Tensor biasGradients;

	private final Buffer output;

	/** {@code members x rows x units}. */
	private final Tensor rows;

	private final Tensor ones;

	private final Scalar one = new Scalar(1.0f);

	/**
	 * @param biases the index of the biases among the parameters
	 * @param output the weighted sums, which become the layer's output
	 * @param rows the number of sums that each unit computes for a member
	 */
	public BiasedActivation(StageContext context, int biases, Activation activation, Buffer output, long rows) {
		this.activation = activation;
		this.parameters = context.parameters();
		this.biases = this.parameters.value(biases);
		this.biasGradients = this.parameters.gradient(biases);
		this.output = output;
		this.rows = rows(output.values(), rows);
		int members = this.parameters.members();
		this.ones = context.backend().ones(1, 1, rows).expand(members, 1, rows);
	}

	private Tensor rows(Tensor values, long rows) {
		return (values.size(1) == rows) ? values : values.view(values.size(0), rows, this.biases.size(2));
	}

	/** {@code members x 1 x units}. */
	Tensor biases() {
		return this.biases;
	}

	/** The output, {@code members x rows x units}. */
	public Tensor rows() {
		return this.rows;
	}

	/** Adds the biases, then applies the activation. */
	public void addBiasesAndActivate() {
		this.rows.add_(this.biases);
		activate();
	}

	/** Applies the activation alone. */
	void activate() {
		TorchActivations.apply(this.activation, this.output);
	}

	/**
	 * Turns the gradient by the output into that by the weighted sums, in place, and adds
	 * the gradient by the biases.
	 * @return the gradient by the weighted sums, {@code members x rows x units}
	 */
	public Tensor backward(Buffer gradient) {
		TorchActivations.backward(this.activation, gradient, this.output);
		Tensor gradients = rows(gradient.values(), this.rows.size(1));
		this.biasGradients.baddbmm_(this.ones, gradients, this.parameters.momentum(), this.one);
		return gradients;
	}

}
