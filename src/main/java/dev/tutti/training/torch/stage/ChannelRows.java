package dev.tutti.training.torch.stage;

import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.TensorArena;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Views values as rows of channels, to sum and to scale them channel by channel. Several
 * rows are joined to one, since loops over few channels are slow; at least two rows are
 * left, so that rows of different members are never joined.
 */
final class ChannelRows {

	private static final int LENGTH = 512;

	private final long members;

	private final long channels;

	/** The number of rows that are joined to one. */
	private final long joined;

	private final Tensor ones;

	private final Tensor joinedOnes;

	private final Tensor partial;

	/**
	 * @param rows the number of rows of each member
	 */
	ChannelRows(int members, long rows, long channels, TensorArena arena) {
		this.members = members;
		this.channels = channels;
		this.joined = joined(rows, channels);
		Backend backend = arena.backend();
		this.ones = backend.ones(1, 1, rows / this.joined).expand(members, 1, rows / this.joined);
		this.joinedOnes = backend.ones(1, 1, this.joined).expand(members, 1, this.joined);
		this.partial = arena.allocate(members, 1, this.joined * channels).values();
	}

	private static long joined(long rows, long channels) {
		long most = 1;
		for (long count = 2; count * channels <= LENGTH && count < rows; count++) {
			most = (rows % count == 0) ? count : most;
		}
		return most;
	}

	/** The values as joined rows. */
	Tensor of(Tensor values) {
		return values.view(this.members, -1, this.joined * this.channels);
	}

	/**
	 * Sums each channel of each member.
	 * @param rows as {@link #of} returns them
	 * @param sums {@code members x 1 x channels}
	 */
	void sum(Tensor rows, Tensor sums) {
		if (this.joined == 1) {
			torch.bmm_out(sums, this.ones, rows);
		}
		else {
			torch.bmm_out(this.partial, this.ones, rows);
			torch.bmm_out(sums, this.joinedOnes, this.partial.view(this.members, this.joined, this.channels));
		}
	}

	/** Allocates memory for {@link #repeat}. */
	Tensor repeated(TensorArena arena) {
		return arena.allocate(this.members, 1, this.joined * this.channels).values();
	}

	/**
	 * Repeats one number for each channel, to combine it with joined rows.
	 * @param numbers {@code members x 1 x channels}
	 */
	Tensor repeat(Tensor numbers, Tensor into) {
		into.view(this.members, this.joined, this.channels).copy_(numbers);
		return into;
	}

}
