package dev.tutti.execution.placement;

import java.time.Duration;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/** What a worker does with a task, as {@link Placement} decides. */
public sealed interface Decision {

	/**
	 * The task runs in this process now. Closing this frees the slot.
	 *
	 * @param slot the device, and the place on it that the task occupies
	 */
	record Run(Ensemble ensemble, TrainingEngine engine, TrainingPlan plan,
			DeviceSlots.Slot slot) implements Decision, AutoCloseable {

		@Override
		public void close() {
			this.slot.close();
		}

	}

	/**
	 * The task stays in the queue, for this worker or another one.
	 *
	 * @param pause how long until a worker may take it again
	 */
	record Later(Duration pause) implements Decision {
	}

	/**
	 * The task is not needed any more.
	 *
	 * @param ensemble the ensemble, which has ended or is being cancelled; {@code null}
	 * where it was deleted
	 */
	record Never(@Nullable Ensemble ensemble) implements Decision {
	}

}
