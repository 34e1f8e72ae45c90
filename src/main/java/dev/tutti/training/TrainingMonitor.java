package dev.tutti.training;

import java.util.Map;

import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/**
 * Callback of an engine during the training of a block. Called from the training thread.
 */
public interface TrainingMonitor {

	/**
	 * Whether to stop. Called before every optimizer step; if true, the engine returns at
	 * once.
	 */
	boolean stopRequested();

	/** A member was trained on more examples. */
	void trained(int member, int examples);

	/**
	 * A member was evaluated.
	 * @param predictions its predictions on each split of the plan
	 * @param state supplies the member's state at the checkpoint, to resume from; called
	 * during this call only
	 */
	void evaluated(int member, Checkpoint checkpoint, Map<Split, Predictions> predictions, MemberState.Source state);

	/**
	 * A member diverged: its loss or outputs are not finite. It is not trained any
	 * further; the others continue.
	 */
	void diverged(int member, double epoch);

	/** The state to resume a member from; {@code null} to start it. */
	@Nullable MemberState resume(int member);

}
