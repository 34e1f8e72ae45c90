package dev.tutti.training.torch;

import java.util.List;

import dev.tutti.training.MemberRandom;
import dev.tutti.training.torch.memory.Backend;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The examples that each member is trained on in each mini-batch step of an epoch. */
final class MiniBatches {

	private final Tensor indices;

	private final int members;

	private final int batchSize;

	private final int examples;

	/** Mini-batch after mini-batch, and within each one member after member. */
	MiniBatches(Backend backend, long seed, List<Integer> members, int epoch, int examples, int batchSize) {
		this.members = members.size();
		this.batchSize = batchSize;
		this.examples = examples;
		int[] flat = new int[this.members * examples];
		for (int m = 0; m < this.members; m++) {
			int[] order = MemberRandom.order(seed, members.get(m), epoch, examples);
			for (int start = 0; start < examples; start += batchSize) {
				int length = Math.min(batchSize, examples - start);
				System.arraycopy(order, start, flat, start * this.members + m * length, length);
			}
		}
		this.indices = backend.of(flat, ScalarType.Int, flat.length);
	}

	/** The indices of one step's examples, member after member. */
	Tensor of(int step) {
		long start = (long) step * this.batchSize;
		long length = Math.min(this.batchSize, this.examples - start);
		return this.indices.narrow(0, start * this.members, length * this.members);
	}

}
