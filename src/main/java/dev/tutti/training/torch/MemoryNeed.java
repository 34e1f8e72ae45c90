package dev.tutti.training.torch;

import java.util.EnumMap;
import java.util.Map;

import dev.tutti.dataset.Split;
import dev.tutti.training.TrainingPlan;
import org.bytedeco.javacpp.PointerScope;

/**
 * What a block takes of its device's memory: parameters, gradients, what the optimiser
 * keeps, the buffers of training and evaluation, the examples. It is laid out on
 * libtorch's device "meta", whose tensors have shapes and no memory.
 *
 * @param fixed bytes, however many members there are
 * @param member bytes for each
 */
record MemoryNeed(long fixed, long member) {

	/** Libraries take some of their own, and allocators round up. */
	private static final double USABLE = 0.8;

	/**
	 * @param wide as of the device's {@link Backend}
	 */
	static MemoryNeed of(TrainingPlan plan, Network network, boolean wide) {
		long one = bytes(plan, network, wide, 1);
		long member = bytes(plan, network, wide, 2) - one;
		return new MemoryNeed(one - member, member);
	}

	/**
	 * How many members fit, one at least: whether that one does is found by trying.
	 * @param room bytes that are free
	 */
	int most(long room) {
		return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (USABLE * room - this.fixed) / this.member));
	}

	private static long bytes(TrainingPlan plan, Network network, boolean wide, int members) {
		try (PointerScope scope = new PointerScope()) {
			Backend nowhere = Backend.nowhere(wide);
			Map<Split, DeviceExamples> examples = new EnumMap<>(Split.class);
			plan.examples()
				.forEach((split, those) -> examples.put(split,
						DeviceExamples.blank(those.size(), those.shape().size(), nowhere)));
			Workspace workspace = new Workspace(nowhere, network, plan.training(), members, examples);
			// an epoch's order comes anew before the last one's is gone
			long order = 2L * Integer.BYTES * members * workspace.train().size();
			return nowhere.asked() + order;
		}
	}

}
