package dev.tutti.execution.placement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.device.Device;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.execution.Block;
import dev.tutti.training.Engines;
import dev.tutti.training.TrainingEngine;

import org.springframework.stereotype.Component;

/**
 * Decides whether a task runs in this process now, later or never. An ensemble does not
 * fail because this process lacks something: another worker may have it, so the task
 * returns to the queue.
 */
@Component
public class Placement {

	/** The pause before the next attempt to take a slot. */
	static final Duration NO_SLOT = Duration.ofSeconds(1);

	private final Ensembles ensembles;

	private final Engines engines;

	private final DeviceSlots slots;

	private final TrainingPlans plans;

	private final Waits waits;

	Placement(Ensembles ensembles, Engines engines, DeviceSlots slots, TrainingPlans plans, Waits waits) {
		this.ensembles = ensembles;
		this.engines = engines;
		this.slots = slots;
		this.plans = plans;
		this.waits = waits;
	}

	/**
	 * Decides about a task, and takes a slot where it runs.
	 * <ul>
	 * <li>Run: the engine, the dataset and a free slot on a suitable device are here.
	 * <li>Later: no slot is free, or this process lacks the engine, the dataset as it was
	 * at submission, or a device of the kind that the ensemble runs on.
	 * <li>Never: the ensemble was deleted, has ended or is being cancelled.
	 * </ul>
	 */
	public Decision place(Block block) {
		Ensemble ensemble = this.ensembles.find(block.ensemble()).orElse(null);
		if (ensemble == null
				|| (ensemble.state() != EnsembleState.QUEUED && ensemble.state() != EnsembleState.RUNNING)) {
			this.waits.end(block.ensemble());
			return new Decision.Never(ensemble);
		}
		Optional<TrainingEngine> engine = this.engines.find(ensemble.engine());
		if (engine.isEmpty()) {
			return later(ensemble, Lack.ENGINE, "this worker has no engine '" + ensemble.engine() + "'");
		}
		List<Device> devices = this.slots.list(ensemble, engine.get());
		if (devices.isEmpty()) {
			return later(ensemble, Lack.DEVICE,
					"it runs with '" + ensemble.engineVersion() + "', which this worker does not have");
		}
		Optional<DeviceSlots.Slot> slot = this.slots.take(devices);
		return slot.isPresent() ? run(ensemble, engine.get(), slot.get()) : new Decision.Later(NO_SLOT);
	}

	/** Loads the dataset, and downloads it first where it is not here. */
	private Decision run(Ensemble ensemble, TrainingEngine engine, DeviceSlots.Slot slot) {
		boolean placed = false;
		try {
			Decision run = new Decision.Run(ensemble, engine, this.plans.of(ensemble), slot);
			placed = true;
			this.waits.end(ensemble.id());
			return run;
		}
		catch (DatasetUnavailableException ex) {
			return later(ensemble, Lack.DATASET, String.valueOf(ex.getMessage()));
		}
		finally {
			if (!placed) {
				slot.close();
			}
		}
	}

	private Decision later(Ensemble ensemble, Lack lack, String reason) {
		return new Decision.Later(this.waits.next(ensemble.id(), lack, reason));
	}

}
