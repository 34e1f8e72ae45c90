package dev.tutti.training.torch;

import java.util.Map;
import java.util.TreeMap;

import dev.tutti.dataset.Split;
import dev.tutti.training.TrainingPlan;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.DeviceExamples;
import org.bytedeco.javacpp.PointerScope;

/**
 * The device memory that a block needs: parameters, gradients, optimizer state, the
 * buffers of training and evaluation, and the examples. It is found by allocating them on
 * libtorch's device "meta", whose tensors have shapes but no memory.
 *
 * @param fixed bytes that do not depend on the number of members
 * @param member bytes for each member
 */
record MemoryNeed(long fixed, long member) {

	/** The usable share: libraries need memory themselves, and allocators round up. */
	private static final double USABLE = 0.8;

	/**
	 * @param wide as {@link Backend#wide()} of the device
	 */
	static MemoryNeed of(TrainingPlan plan, LoweredNetwork network, boolean wide) {
		long one = bytes(plan, network, wide, 1);
		long member = bytes(plan, network, wide, 2) - one;
		return new MemoryNeed(one - member, member);
	}

	/**
	 * The number of members that fit, at least 1; whether one member fits is not known
	 * before it is tried.
	 * @param free the free bytes of the device
	 */
	int most(long free) {
		return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (USABLE * free - this.fixed) / this.member));
	}

	private static long bytes(TrainingPlan plan, LoweredNetwork network, boolean wide, int members) {
		try (PointerScope scope = new PointerScope()) {
			Backend meta = Backend.meta(wide);
			Map<Split, DeviceExamples> examples = new TreeMap<>();
			plan.examples()
				.forEach((split, those) -> examples.put(split,
						DeviceExamples.blank(those.size(), those.shape().size(), meta)));
			Workspace workspace = new Workspace(meta, network, plan.training(), members, examples);
			// the order of an epoch is copied before that of the previous one is freed
			long order = 2L * Integer.BYTES * members * workspace.train().size();
			return meta.allocated() + order;
		}
	}

}
