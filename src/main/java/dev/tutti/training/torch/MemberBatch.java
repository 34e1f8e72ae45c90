package dev.tutti.training.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tutti.training.MemberState;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * A member batch: members that are stacked and trained in lockstep from the same step on.
 *
 * @param members the numbers of the members
 * @param step the mini-batch steps that they have taken
 * @param checkpoint the number of their next checkpoint
 * @param states the state of each member, as {@link MemberStateCodec} encodes it; empty
 * for members that have taken no step
 */
record MemberBatch(List<Integer> members, long step, int checkpoint, List<byte[]> states) {

	/** Groups members by their next checkpoint. */
	static List<MemberBatch> group(TrainingPlan plan, List<Integer> members, TrainingMonitor monitor) {
		Map<Integer, MemberBatch> batches = new TreeMap<>();
		for (int member : members) {
			@Nullable MemberState state = monitor.resume(member);
			int next = (state != null) ? state.checkpoint() + 1 : 0;
			MemberBatch batch = batches.computeIfAbsent(next, (checkpoint) -> at(plan, checkpoint));
			batch.members.add(member);
			if (state != null) {
				batch.states.add(state.content());
			}
		}
		return List.copyOf(batches.values());
	}

	private static MemberBatch at(TrainingPlan plan, int checkpoint) {
		long step = (checkpoint > 0) ? plan.checkpoints().get(checkpoint - 1).step() : 0;
		return new MemberBatch(new ArrayList<>(), step, checkpoint, new ArrayList<>());
	}

}
