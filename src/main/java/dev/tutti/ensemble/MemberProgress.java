package dev.tutti.ensemble;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member's progress.
 *
 * @param number 0..N-1
 * @param trained training examples processed so far, over all epochs; for an external
 * ensemble, the number of stored histories
 * @param divergedAt the epoch, as a decimal, at which its loss or outputs were not
 * finite; absent unless it diverged
 */
public record MemberProgress(int number, State state, @Schema(
		description = "Training examples processed so far, over all epochs; for an external ensemble, the number of stored histories.") long trained,
		@Schema(description = "The epoch at which it diverged: its loss or outputs were not finite.") @Nullable Double divergedAt) {

	/** The states of a member. */
	public enum State {

		QUEUED, RUNNING, SUCCEEDED, DIVERGED, CANCELLED;

		/** Whether the state is final. */
		public boolean isFinal() {
			return this != QUEUED && this != RUNNING;
		}

	}

}
