package dev.tutti.execution;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tutti.Api;
import dev.tutti.TuttiApplication;
import dev.tutti.device.Device;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A worker that lacks what an ensemble needs leaves its tasks in the queue and fails
 * nothing: the next worker that has it trains the ensemble to its end.
 */
class PlacementTest {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** The task that splits an ensemble into blocks, and the task of a block. */
	private static final List<String> TASKS = List.of("split", "train");

	@TempDir
	Path home;

	@TempDir
	Path elsewhere;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void reschedulesWhereTheEngineIsMissing(boolean split) {
		long id = interrupt(split);
		assertWaits(id, this.home, (context) -> {
		});
		assertSucceeds(id);
	}

	@Test
	void reschedulesWhereTheDatasetIsMissing() {
		long id = interrupt(true);
		assertWaits(id, this.elsewhere, PlacementTest::addAbacus);
		assertSucceeds(id);
	}

	@Test
	void reschedulesWhereTheContentOfTheDatasetDiffers() {
		long id = interrupt(false);
		try (ConfigurableApplicationContext other = start(this.elsewhere, this.elsewhere, PlacementTest::addAbacus)) {
			upload(api(other), 3);
		}
		assertWaits(id, this.elsewhere, PlacementTest::addAbacus);
		assertSucceeds(id);
	}

	/**
	 * Submits an ensemble that waits in the queue when the process ends.
	 * @param split whether it has been split into blocks
	 */
	private long interrupt(boolean split) {
		try (ConfigurableApplicationContext first = start(this.home, this.home, PlacementTest::addEndlessAbacus)) {
			Api api = api(first);
			upload(api, 2);
			if (!split) {
				first.getBean(Scheduler.class).pause();
			}
			long id = api.submit("""
					{"dataset": "rows", "members": 2, "engine": "abacus", "architecture": {"type": "linear"},
					 "training": {"epochs": 2}}""");
			if (split) {
				api.awaitProgress(id);
			}
			return id;
		}
	}

	private void assertWaits(long id, Path datasets, Consumer<GenericApplicationContext> beans) {
		try (ConfigurableApplicationContext worker = start(this.home, datasets, beans)) {
			awaitRescheduled(worker);
			assertThat(api(worker).get("/api/v1/ensembles/" + id).json().path("state").asString()).isEqualTo("QUEUED");
		}
	}

	private void assertSucceeds(long id) {
		try (ConfigurableApplicationContext worker = start(this.home, this.home, PlacementTest::addAbacus)) {
			assertThat(api(worker).awaitEnd(id).path("state").asString()).isEqualTo("SUCCEEDED");
		}
	}

	/** Waits until every task was taken and then rescheduled or removed. */
	private static void awaitRescheduled(ConfigurableApplicationContext context) {
		JdbcClient jdbc = context.getBean(JdbcClient.class);
		Instant now = Instant.now();
		Instant deadline = now.plus(PATIENCE);
		while (jdbc.sql("select count(*) from scheduled_tasks where task_name in (:tasks) and execution_time <= :now")
			.param("tasks", TASKS)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single() > 0) {
			assertThat(Instant.now()).isBefore(deadline);
			pause();
		}
	}

	private static ConfigurableApplicationContext start(Path home, Path datasets,
			Consumer<GenericApplicationContext> beans) {
		return new SpringApplicationBuilder(TuttiApplication.class)
			.initializers((context) -> beans.accept((GenericApplicationContext) context))
			.run("--server.port=0", "--tutti.home=" + home, "--tutti.datasets.folder=" + datasets.resolve("datasets"),
					"--tutti.execution.snapshot-interval=0s");
	}

	private static void addAbacus(GenericApplicationContext context) {
		context.registerBean("abacus", TrainingEngine.class,
				() -> new LimitedMemoryEngine("abacus", 4, context.getBean("torchEngine", TrainingEngine.class)));
	}

	/** Trains until it is told to stop, so that no test depends on its speed. */
	private static void addEndlessAbacus(GenericApplicationContext context) {
		context.registerBean("abacus", TrainingEngine.class, () -> new LimitedMemoryEngine("abacus", 4, null) {
			@Override
			public void train(TrainingPlan plan, List<Integer> members, Device device, TrainingMonitor monitor) {
				while (!monitor.stopRequested()) {
					monitor.trained(members.get(0), 1);
					pause();
				}
			}
		});
	}

	/** Uploads a dataset with so many classes of equal size. */
	private static void upload(Api api, int classes) {
		StringBuilder csv = new StringBuilder("a,b,label\n");
		for (int row = 0; row < 60; row++) {
			csv.append(row % classes).append(',').append(row % 7).append(",class").append(row % classes).append('\n');
		}
		assertThat(api.upload("rows", csv.toString()).status()).isIn(200, 201);
	}

	private static void pause() {
		try {
			Thread.sleep(20);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static Api api(ConfigurableApplicationContext context) {
		return new Api(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

}
