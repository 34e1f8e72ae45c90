package dev.tutti.training.torch.convolution;

import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.TensorArena;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The maximum over each window of a pool, computed place after place for all windows at a
 * time; libtorch's own pool processes one value after the other. The position of a
 * maximum is kept as the difference between each place and the maximum of the places
 * before it; of equal values, the first one counts.
 */
final class PoolMaximum {

	private final Tensor[] places;

	private final Tensor most;

	private final Scalar zero = new Scalar(0.0f);

	/**
	 * @param values {@code pool x pool x ...}; {@link #backward} overwrites them with
	 * their gradients
	 */
	PoolMaximum(Tensor values, TensorArena arena) {
		long pool = values.size(0);
		this.places = new Tensor[(int) (pool * pool)];
		for (int i = 0; i < this.places.length; i++) {
			this.places[i] = values.select(0, i / pool).select(0, i % pool);
		}
		this.most = arena.allocate(this.places[0].shape()).values();
	}

	/** Allocates memory for the positions of the maxima, until {@link #backward}. */
	Tensor[] winners(Backend backend) {
		Tensor[] winners = new Tensor[this.places.length - 1];
		for (int i = 0; i < winners.length; i++) {
			winners[i] = backend.zeros(this.most.shape());
		}
		return winners;
	}

	/**
	 * Computes the maxima.
	 * @param winners memory for their positions; {@code null} in an evaluation
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

	/** Overwrites the values with their gradients. */
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
