package dev.tutti.training.torch;

import java.util.Objects;

import dev.tutti.architecture.layer.Layer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Brings each channel of each member to mean 0 and variance 1, then scales and shifts it
 * (Ioffe and Szegedy, 2015, algorithm 1). The variance is the mean square of what remains
 * without the mean, over as many values as there are, not one less; so it is in the
 * running average.
 */
final class BatchNormStage implements Stage {

	private final Parameters parameters;

	private final boolean training;

	private final boolean first;

	private final ChannelRows rows;

	private final Tensor input;

	private final Tensor scales;

	private final Tensor shifts;

	private final Tensor scaleGradients;

	private final Tensor shiftGradients;

	/** Of the batch while training, else the running ones. */
	private final Tensor means;

	private final Tensor variances;

	private final Buffer output;

	private final Tensor outputRows;

	/** The input without its mean; kept for the gradient alone. */
	private final Tensor centred;

	/** Of the standard deviations. */
	private final Buffer reciprocals;

	private final Tensor factors;

	private final Tensor sums;

	private final Tensor products;

	private final Tensor repeatedFactors;

	private final Tensor repeated;

	/** Of the number of values of a channel. */
	private final double reciprocal;

	private final Scalar epsilon = new Scalar(Layer.BatchNorm.EPSILON);

	private final Scalar one = new Scalar(1.0f);

	private @Nullable Buffer gradient;

	private @Nullable Tensor gradientRows;

	/**
	 * @param parameter the place of the scales among the parameters; the shifts follow
	 * @param statistic the place of the means among the statistics; the variances follow
	 * @param input {@code members x examples x values}, contiguous, channels last
	 */
	BatchNormStage(int channels, Wiring wiring, int parameter, int statistic, Tensor input, Buffer output,
			boolean first) {
		Arena arena = wiring.arena();
		this.parameters = wiring.parameters();
		this.training = wiring.training();
		this.first = first;
		long count = input.size(1) * input.size(2) / channels;
		this.reciprocal = 1.0 / count;
		this.rows = new ChannelRows(this.parameters.members(), count, channels, arena);
		this.input = this.rows.of(input);
		this.scales = this.parameters.value(parameter);
		this.shifts = this.parameters.value(parameter + 1);
		this.scaleGradients = this.parameters.gradient(parameter);
		this.shiftGradients = this.parameters.gradient(parameter + 1);
		this.means = wiring.statistics().of(statistic, this.training);
		this.variances = wiring.statistics().of(statistic + 1, this.training);
		this.output = output;
		this.outputRows = this.rows.of(output.values());
		this.centred = this.training ? this.rows.of(arena.allocate(input.shape()).values()) : this.outputRows;
		this.reciprocals = arena.allocate(this.means.shape());
		this.factors = arena.allocate(this.means.shape()).values();
		this.sums = arena.allocate(this.means.shape()).values();
		this.products = arena.allocate(this.means.shape()).values();
		this.repeatedFactors = this.rows.repeated(arena);
		this.repeated = this.rows.repeated(arena);
	}

	@Override
	public Buffer output() {
		return this.output;
	}

	/** Where the other one lay. */
	@Override
	public @Nullable Buffer inputGradient() {
		return this.first ? null : this.gradient;
	}

	@Override
	public void connect(Buffer gradient) {
		this.gradient = gradient;
		this.gradientRows = this.rows.of(gradient.values());
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

	/** The output is of no use any more: its memory takes products with the gradient. */
	@Override
	public void backward() {
		Tensor g = Objects.requireNonNull(this.gradientRows);
		Scalar carry = this.parameters.carry();
		this.rows.sum(g, this.sums);
		this.shiftGradients.mul_(carry).add_(this.sums);
		torch.mul_out(this.outputRows, g, this.centred);
		this.rows.sum(this.outputRows, this.products);
		this.products.mul_(this.reciprocals.values());
		this.scaleGradients.mul_(carry).add_(this.products);
		if (!this.first) {
			Scalar share = new Scalar(-this.reciprocal);
			g.add_(this.rows.repeat(this.sums.mul_(share), this.repeated));
			this.products.mul_(this.reciprocals.values()).mul_(share);
			g.addcmul_(this.centred, this.rows.repeat(this.products, this.repeated));
			g.mul_(this.repeatedFactors);
		}
	}

}
