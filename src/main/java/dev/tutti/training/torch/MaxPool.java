package dev.tutti.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The maximum over the windows of a pool, place after place of a window, all windows at a
 * time: libtorch's own pool looks at one value after the other. Where the maximum was is
 * remembered as what each place has more than the maximum of those before it, so of
 * equals the first wins.
 */
final class MaxPool {

	private final Tensor[] places;

	private final Tensor most;

	private final Scalar zero = new Scalar(0.0f);

	/**
	 * @param values {@code pool x pool x ...}, which {@link #backward} overwrites with
	 * gradients
	 */
	MaxPool(Tensor values, Arena arena) {
		long pool = values.size(0);
		this.places = new Tensor[(int) (pool * pool)];
		for (int i = 0; i < this.places.length; i++) {
			this.places[i] = values.select(0, i / pool).select(0, i % pool);
		}
		this.most = arena.allocate(this.places[0].shape()).values();
	}

	/** Memory for what {@link #forward} finds, until {@link #backward}. */
	Tensor[] winners(Backend backend) {
		Tensor[] winners = new Tensor[this.places.length - 1];
		for (int i = 0; i < winners.length; i++) {
			winners[i] = backend.zeros(this.most.shape());
		}
		return winners;
	}

	/**
	 * @param winners memory for where the maxima were; {@code null} if nothing asks
	 */
	void forward(Tensor output, Tensor @Nullable [] winners) {
		int last = this.places.length - 1;
		if (last == 0) {
			output.copy_(this.places[0]);
		}
		Tensor before = this.places[0];
		for (int i = 1; i <= last; i++) {
			if (winners != null) {
				torch.sub_out(winners[i - 1], this.places[i], before);
			}
			Tensor now = (i < last) ? this.most : output;
			torch.maximum_out(now, before, this.places[i]);
			before = now;
		}
	}

	/** Writes the gradients of the values in their place. */
	void backward(Tensor gradient, Tensor[] winners) {
		if (winners.length == 0) {
			this.places[0].copy_(gradient);
		}
		Tensor rest = gradient;
		for (int i = winners.length - 1; i >= 0; i--) {
			Tensor place = this.places[i + 1];
			Tensor left = (i > 0) ? this.most : this.places[0];
			torch.threshold_backward_out(place, rest, winners[i], this.zero);
			torch.sub_out(left, rest, place);
			rest = left;
		}
	}

}
