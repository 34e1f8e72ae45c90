package dev.tutti.training.torch.stage;

import java.util.Objects;

import dev.tutti.architecture.layer.Layer;
import dev.tutti.training.lowering.BatchNorm;
import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.memory.StackedParameters;
import dev.tutti.training.torch.memory.TensorArena;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes each channel of each member to mean 0 and variance 1, then scales and shifts
 * it (Ioffe and Szegedy, 2015, algorithm 1). The variance is the biased one, the mean
 * square of the centred values, in the running average too.
 */
public final class BatchNormStage extends Stage {

	private final StackedParameters parameters;

	private final boolean training;

	private final boolean first;

	private final ChannelRows rows;

	private final Tensor input;

	private final Tensor scales;

	private final Tensor shifts;

	private final Tensor scaleGradients;

	private final Tensor shiftGradients;

	/** Of the mini-batch while training, else the running averages. */
	private final Tensor means;

	private final Tensor variances;

	private final Tensor outputRows;

	/** The input minus its mean; while training it is kept for the backward pass. */
	private final Tensor centred;

	/** The reciprocals of the standard deviations. */
	private final Buffer reciprocals;

	private final Tensor factors;

	private final Tensor sums;

	private final Tensor products;

	private final Tensor repeatedFactors;

	private final Tensor repeated;

	/** The reciprocal of the number of values of a channel. */
	private final double reciprocal;

	private final Scalar epsilon = new Scalar(Layer.BatchNorm.EPSILON);

	private final Scalar one = new Scalar(1.0f);

	private @Nullable Tensor gradientRows;

	/**
	 * @param input {@code members x examples x values}, contiguous, channels last
	 * @param first whether no earlier stage needs the gradient by the input
	 */
	public BatchNormStage(BatchNorm operation, StageContext context, Tensor input, Buffer output, boolean first) {
		super(output, null);
		TensorArena arena = context.arena();
		this.parameters = context.parameters();
		this.training = context.training();
		this.first = first;
		int channels = operation.inputShape().channels();
		long count = input.size(1) * input.size(2) / channels;
		this.reciprocal = 1.0 / count;
		this.rows = new ChannelRows(this.parameters.members(), count, channels, arena);
		this.input = this.rows.of(input);
		this.scales = this.parameters.value(operation.scales());
		this.shifts = this.parameters.value(operation.scales() + 1);
		this.scaleGradients = this.parameters.gradient(operation.scales());
		this.shiftGradients = this.parameters.gradient(operation.scales() + 1);
		this.means = context.statistics().of(operation.means(), this.training);
		this.variances = context.statistics().of(operation.means() + 1, this.training);
		this.outputRows = this.rows.of(output.values());
		this.centred = this.training ? this.rows.of(arena.allocate(input.shape()).values()) : this.outputRows;
		this.reciprocals = arena.allocate(this.means.shape());
		this.factors = arena.allocate(this.means.shape()).values();
		this.sums = arena.allocate(this.means.shape()).values();
		this.products = arena.allocate(this.means.shape()).values();
		this.repeatedFactors = this.rows.repeated(arena);
		this.repeated = this.rows.repeated(arena);
	}

	/** The memory of the gradient by the output. */
	@Override
	public @Nullable Buffer inputGradient() {
		return this.first ? null : gradient();
	}

	@Override
	public void connect(Buffer outputGradient) {
		super.connect(outputGradient);
		this.gradientRows = this.rows.of(outputGradient.values());
	}

	@Override
	public void forward() {
		if (this.training) {
			this.rows.sum(this.input, this.means);
			this.means.mul_(new Scalar(this.reciprocal));
		}
		torch.sub_out(this.centred, this.input, this.rows.repeat(this.means, this.repeated));
		if (this.training) {
			torch.mul_out(this.outputRows, this.centred, this.centred);
			this.rows.sum(this.outputRows, this.variances);
			this.variances.mul_(new Scalar(this.reciprocal));
		}
		torch.add_out(this.reciprocals.values(), this.variances, this.epsilon, this.one);
		this.reciprocals.padded().rsqrt_();
		torch.mul_out(this.factors, this.reciprocals.values(), this.scales);
		this.rows.repeat(this.factors, this.repeatedFactors);
		torch.addcmul_out(this.outputRows, this.rows.repeat(this.shifts, this.repeated), this.centred,
				this.repeatedFactors, this.one);
	}

	/** Overwrites the output, which is no longer needed, with products. */
	@Override
	public void backward() {
		Tensor g = Objects.requireNonNull(this.gradientRows);
		Scalar momentum = this.parameters.momentum();
		this.rows.sum(g, this.sums);
		this.shiftGradients.mul_(momentum).add_(this.sums);
		torch.mul_out(this.outputRows, g, this.centred);
		this.rows.sum(this.outputRows, this.products);
		this.products.mul_(this.reciprocals.values());
		this.scaleGradients.mul_(momentum).add_(this.products);
		if (!this.first) {
			Scalar share = new Scalar(-this.reciprocal);
			g.add_(this.rows.repeat(this.sums.mul_(share), this.repeated));
			this.products.mul_(this.reciprocals.values()).mul_(share);
			g.addcmul_(this.centred, this.rows.repeat(this.products, this.repeated));
			g.mul_(this.repeatedFactors);
		}
	}

}
