package dev.tutti.training;

import java.util.Map;

import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/**
 * What an engine asks and tells while it trains a block of members. Called from the
 * thread that trains.
 */
public interface TrainingMonitor {

	/**
	 * Whether to stop now. Asked before every mini-batch step; an engine that is told so
	 * returns at once.
	 */
	boolean stopRequested();

	/** A member was trained on so many more examples. */
	void trained(int member, int examples);

	/**
	 * A member was evaluated.
	 * @param answers what it answers on each split
	 * @param state gives the member's state right after the checkpoint, to go on from; it
	 * is asked during this call or never
	 */
	void evaluated(int member, Checkpoint checkpoint, Map<Split, Predictions> answers, MemberState.Source state);

	/**
	 * A member's loss or outputs were not finite any more: it is not trained further, the
	 * others are.
	 */
	void diverged(int member, double epoch);

	/** Where to go on with a member; {@code null} begins it. */
	@Nullable MemberState resume(int member);

}
