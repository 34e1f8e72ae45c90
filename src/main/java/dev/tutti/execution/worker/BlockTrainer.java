package dev.tutti.execution.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.tutti.device.Device;
import dev.tutti.device.OutOfDeviceMemoryException;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.execution.Block;
import dev.tutti.execution.ExecutionProperties;
import dev.tutti.execution.placement.DeviceSlots;
import dev.tutti.execution.snapshot.Snapshots;
import dev.tutti.history.Histories;
import dev.tutti.training.Engines;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Trains a block on the calling thread, from the queue's row to the histories. */
@Component
public class BlockTrainer {

	/** Until a slot may be free that was not. */
	public static final Duration NO_SLOT = Duration.ofSeconds(1);

	/** Until an ensemble may be free that trains on other devices elsewhere. */
	public static final Duration ELSEWHERE = Duration.ofSeconds(5);

	private static final Logger logger = LoggerFactory.getLogger(BlockTrainer.class);

	private final Ensembles ensembles;

	private final EnsembleLifecycle lifecycle;

	private final TrainingPlans plans;

	private final Engines engines;

	private final DeviceSlots slots;

	private final Histories histories;

	private final Snapshots snapshots;

	private final RunningBlocks running;

	private final Failures failures;

	private final ExecutionProperties properties;

	private final Clock clock;

	BlockTrainer(Ensembles ensembles, EnsembleLifecycle lifecycle, TrainingPlans plans, Engines engines,
			DeviceSlots slots, Histories histories, Snapshots snapshots, RunningBlocks running, Failures failures,
			ExecutionProperties properties, Clock clock) {
		this.ensembles = ensembles;
		this.lifecycle = lifecycle;
		this.plans = plans;
		this.engines = engines;
		this.slots = slots;
		this.histories = histories;
		this.snapshots = snapshots;
		this.running = running;
		this.failures = failures;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Trains what of the block is not trained yet.
	 * @param shuttingDown whether the process is about to end
	 * @return after how long the rest is to be taken up again; empty when there is none
	 */
	public Optional<Duration> train(Block block, BooleanSupplier shuttingDown) {
		Optional<Ensemble> found = this.ensembles.find(block.ensemble());
		if (found.isEmpty()) {
			return Optional.empty();
		}
		Ensemble ensemble = found.get();
		boolean begun = true;
		try {
			TrainingEngine engine = this.engines.get(ensemble.engine());
			List<Device> devices = this.slots.list(ensemble, engine);
			if (devices.isEmpty()) {
				return Optional.of(ELSEWHERE);
			}
			Optional<DeviceSlots.Slot> slot = this.slots.take(devices);
			if (slot.isEmpty()) {
				return Optional.of(NO_SLOT);
			}
			try (DeviceSlots.Slot taken = slot.get()) {
				begun = train(ensemble, block, engine, taken.device(), shuttingDown);
			}
		}
		catch (RuntimeException | LinkageError | OutOfMemoryError ex) {
			this.failures.handle(block, ex, shuttingDown);
		}
		if (this.lifecycle.release(block.ensemble(), block.members())) {
			return Optional.of(begun ? Duration.ZERO : ELSEWHERE);
		}
		block.members().forEach((member) -> this.snapshots.delete(ensemble, member));
		return Optional.empty();
	}

	/** Trains, unless the ensemble is not to be trained here now. */
	private boolean train(Ensemble ensemble, Block block, TrainingEngine engine, Device device,
			BooleanSupplier shuttingDown) {
		BlockMonitor monitor = new BlockMonitor(ensemble, this.lifecycle, this.histories, this.snapshots,
				this.properties.snapshotInterval(), shuttingDown, this.clock);
		this.running.add(monitor);
		try {
			List<Integer> members = this.lifecycle.begin(ensemble.id(), block.members(), engine.version(device));
			if (!members.isEmpty()) {
				train(engine, this.plans.of(ensemble), members, device, monitor);
			}
			return !members.isEmpty();
		}
		finally {
			this.running.remove(monitor);
		}
	}

	/** In halves, and halves of those, where the device's memory does not suffice. */
	private void train(TrainingEngine engine, TrainingPlan plan, List<Integer> members, Device device,
			BlockMonitor monitor) {
		try {
			engine.train(plan, members, device, monitor);
		}
		catch (OutOfDeviceMemoryException ex) {
			if (members.size() == 1) {
				logger.error("No member of ensemble {} fits into the memory of {}", monitor.ensemble(), device.name(),
						ex);
				throw new MemberTooLargeException(device, this.slots.count(device));
			}
			logger.warn("{} members of ensemble {} do not fit into the memory of {}: they are trained in halves",
					members.size(), monitor.ensemble(), device.name());
			List<Integer> left = members.stream().filter((member) -> !monitor.hasEnded(member)).toList();
			int half = (left.size() + 1) / 2;
			for (List<Integer> part : List.of(left.subList(0, half), left.subList(half, left.size()))) {
				if (!part.isEmpty() && !monitor.stopRequested()) {
					train(engine, plan, part, device, monitor);
				}
			}
		}
	}

}
