package dev.tutti.training.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Values of examples as rows of channels, to be added up and to be scaled channel by
 * channel. A few rows are taken as one, as a loop over few channels is slow; two rows are
 * left at least, so that those of members are never taken together.
 */
final class ChannelRows {

	private static final int LENGTH = 512;

	private final long members;

	private final long channels;

	/** How many rows are one. */
	private final long joined;

	private final Tensor ones;

	private final Tensor joinedOnes;

	private final Tensor partial;

	/**
	 * @param rows of each member
	 */
	ChannelRows(int members, long rows, long channels, Arena arena) {
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

	/** The values so arranged. */
	Tensor of(Tensor values) {
		return values.view(this.members, -1, this.joined * this.channels);
	}

	/**
	 * Adds up each channel of each member.
	 * @param rows as {@link #of} gives them
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

	/** Memory for {@link #repeat}. */
	Tensor repeated(Arena arena) {
		return arena.allocate(this.members, 1, this.joined * this.channels).values();
	}

	/**
	 * Repeats a number a channel, to be combined with rows.
	 * @param numbers {@code members x 1 x channels}
	 */
	Tensor repeat(Tensor numbers, Tensor into) {
		into.view(this.members, this.joined, this.channels).copy_(numbers);
		return into;
	}

}
