package dev.tutti.ensemble;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a member is.
 *
 * @param number 0..N-1
 * @param trained training examples seen so far, over all epochs; where others train, the
 * histories that are there
 * @param divergedAt the epoch, as a decimal, at which its loss or outputs were not finite
 * any more; absent when they are
 */
public record MemberProgress(int number, State state, @Schema(
		description = "Training examples seen so far, over all epochs; where others train, the histories that are there.") long trained,
		@Schema(description = "The epoch at which its loss or outputs were not finite any more.") @Nullable Double divergedAt) {

	/** The states of a member. */
	public enum State {

		QUEUED, RUNNING, SUCCEEDED, DIVERGED, CANCELLED;

		/** Whether it is not trained any further. */
		public boolean isFinal() {
			return this != QUEUED && this != RUNNING;
		}

	}

}
