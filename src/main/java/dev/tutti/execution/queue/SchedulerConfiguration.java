package dev.tutti.execution.queue;

import java.time.Duration;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.execution.Block;
import dev.tutti.execution.placement.DeviceSlots;
import dev.tutti.execution.worker.BlockTrainer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The task queue: one task that splits an ensemble into blocks, and one per block; as
 * many concurrent tasks as slots.
 */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

	static final TaskDescriptor<Block> SPLIT = TaskDescriptor.of("split", Block.class);

	static final TaskDescriptor<Block> TRAIN = TaskDescriptor.of("train", Block.class);

	@Bean
	Task<Block> splitTask(BlockSplitter splitter) {
		return Tasks.custom(SPLIT)
			.onDeadExecution((complete, operations) -> operations.reschedule(complete, complete.getTimeDone()))
			.execute((task,
					context) -> again(splitter.split(task.getData(), context.getSchedulerState()::isShuttingDown)));
	}

	@Bean
	Task<Block> trainTask(BlockTrainer trainer, EnsembleLifecycle lifecycle) {
		return Tasks.custom(TRAIN).onDeadExecution((complete, operations) -> {
			Block block = (Block) complete.getExecution().taskInstance.getData();
			lifecycle.release(block.ensemble(), block.members());
			operations.reschedule(complete, complete.getTimeDone());
		})
			.execute((task,
					context) -> again(trainer.train(task.getData(), context.getSchedulerState()::isShuttingDown)));
	}

	private static CompletionHandler<Block> again(Optional<Duration> wait) {
		return (complete, operations) -> wait.ifPresentOrElse(
				(time) -> operations.reschedule(complete, complete.getTimeDone().plus(time)), operations::remove);
	}

	@Bean
	DbSchedulerCustomizer readableTaskData() {
		return new DbSchedulerCustomizer() {
			@Override
			public Optional<Serializer> serializer() {
				return Optional.of(new Jackson3Serializer());
			}
		};
	}

	/** The number of slots depends on the machine, so it cannot be a static property. */
	@Bean
	static BeanPostProcessor threads(ObjectProvider<DeviceSlots> slots) {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				if (bean instanceof DbSchedulerProperties scheduler) {
					scheduler.setThreads(slots.getObject().count());
				}
				return bean;
			}
		};
	}

}
