package dev.tutti.execution.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.tutti.execution.Block;
import dev.tutti.execution.placement.Decision;
import dev.tutti.execution.placement.DeviceSlots;
import dev.tutti.execution.placement.Placement;
import dev.tutti.execution.worker.Failures;
import dev.tutti.training.TrainingEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Splits an ensemble into blocks and queues them in one transaction; not at submission,
 * since the block size depends on the device and is measured on it.
 */
@Component
class BlockSplitter {

	private final Placement placement;

	private final Failures failures;

	private final ObjectProvider<Scheduler> scheduler;

	private final TransactionTemplate transaction;

	private final Clock clock;

	/** The scheduler comes late, as the tasks that it runs lead back here. */
	BlockSplitter(Placement placement, Failures failures, ObjectProvider<Scheduler> scheduler,
			TransactionTemplate transaction, Clock clock) {
		this.placement = placement;
		this.failures = failures;
		this.scheduler = scheduler;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Queues the blocks of some members.
	 * @param shuttingDown whether the process is shutting down
	 * @return the delay before the next attempt; empty if done
	 */
	Optional<Duration> split(Block whole, BooleanSupplier shuttingDown) {
		try {
			Decision decision = this.placement.place(whole);
			if (decision instanceof Decision.Later later) {
				return Optional.of(later.pause());
			}
			if (decision instanceof Decision.Run run) {
				queue(whole, blockSize(run, whole.members().size()));
			}
			return Optional.empty();
		}
		catch (RuntimeException | LinkageError | OutOfMemoryError ex) {
			this.failures.handle(whole, ex, shuttingDown);
			return shuttingDown.getAsBoolean() ? Optional.of(Duration.ZERO) : Optional.empty();
		}
	}

	/** Asks the engine, which may measure on the device, and frees the slot. */
	private static int blockSize(Decision.Run placed, int members) {
		try (Decision.Run run = placed) {
			DeviceSlots.Slot slot = run.slot();
			int largest = run.engine().blockSize(run.plan(), slot.device(), slot.sharing());
			return TrainingEngine.evenBlockSize(members, largest, slot.usable());
		}
	}

	/** Skips blocks that an earlier, interrupted attempt queued. */
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
