package dev.tutti.execution.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.tutti.device.Device;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.execution.Block;
import dev.tutti.execution.placement.DeviceSlots;
import dev.tutti.execution.worker.BlockTrainer;
import dev.tutti.execution.worker.Failures;
import dev.tutti.execution.worker.TrainingPlans;
import dev.tutti.training.Engines;
import dev.tutti.training.TrainingEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cuts an ensemble into blocks, which the queue takes in one transaction: here and not on
 * submission, as the size of a block is the device's, and is measured on it.
 */
@Component
class BlockSplitter {

	private final Ensembles ensembles;

	private final TrainingPlans plans;

	private final Engines engines;

	private final DeviceSlots slots;

	private final Failures failures;

	private final ObjectProvider<Scheduler> scheduler;

	private final TransactionTemplate transaction;

	private final Clock clock;

	/** The scheduler comes late, as the tasks it runs lead back here. */
	BlockSplitter(Ensembles ensembles, TrainingPlans plans, Engines engines, DeviceSlots slots, Failures failures,
			ObjectProvider<Scheduler> scheduler, TransactionTemplate transaction, Clock clock) {
		this.ensembles = ensembles;
		this.plans = plans;
		this.engines = engines;
		this.slots = slots;
		this.failures = failures;
		this.scheduler = scheduler;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Queues the blocks of some members.
	 * @return after how long to try again; empty when it is done
	 */
	Optional<Duration> split(Block whole, BooleanSupplier shuttingDown) {
		Optional<Ensemble> found = this.ensembles.find(whole.ensemble()).filter((one) -> !one.state().isFinal());
		if (found.isEmpty()) {
			return Optional.empty();
		}
		try {
			TrainingEngine engine = this.engines.get(found.get().engine());
			List<Device> devices = this.slots.list(found.get(), engine);
			if (devices.isEmpty()) {
				return Optional.of(BlockTrainer.ELSEWHERE);
			}
			Optional<DeviceSlots.Slot> slot = this.slots.take(devices);
			if (slot.isEmpty()) {
				return Optional.of(BlockTrainer.NO_SLOT);
			}
			int largest;
			try (DeviceSlots.Slot taken = slot.get()) {
				largest = engine.blockSize(this.plans.of(found.get()), taken.device(),
						this.slots.count(taken.device()));
			}
			int all = devices.stream().mapToInt(this.slots::count).sum();
			queue(whole, TrainingEngine.evenBlockSize(whole.members().size(), largest, all));
			return Optional.empty();
		}
		catch (RuntimeException | LinkageError | OutOfMemoryError ex) {
			this.failures.handle(whole, ex, shuttingDown);
			return shuttingDown.getAsBoolean() ? Optional.of(Duration.ZERO) : Optional.empty();
		}
	}

	/** Blocks that an earlier, interrupted attempt has queued are there already. */
	private void queue(Block whole, int size) {
		SchedulerClient client = this.scheduler.getObject();
		this.transaction.executeWithoutResult((status) -> {
			for (int first = 0; first < whole.members().size(); first += size) {
				Block block = new Block(whole.ensemble(),
						whole.members().subList(first, Math.min(first + size, whole.members().size())));
				client.scheduleIfNotExists(SchedulerConfiguration.TRAIN.instance(block.taskId()).data(block).build(),
						this.clock.instant());
			}
		});
		this.scheduler.getObject().triggerCheckForDueExecutions();
	}

}
