package dev.tutti.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.tutti.Api;
import dev.tutti.TuttiApplication;
import dev.tutti.training.TrainingEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/** A restart during training does not change the histories. */
class RestartTest {

	private static final String ENSEMBLE = """
			{"dataset": "digits", "members": 6, "engine": "pausing",
			 "architecture": {"type": "mlp", "hidden": [32], "dropout": 0.2},
			 "training": {"epochs": 12, "batchSize": 32, "optimizer": {"type": "adam"}}}""";

	/**
	 * Steps of 45 an epoch: the pause is in the fourth epoch, after three checkpoints.
	 */
	private static final long MIDDLE = 150;

	@Test
	void resumesEnsembleAfterRestartWithSameHistories(@TempDir Path interrupted, @TempDir Path undisturbed)
			throws IOException {
		long id;
		try (ConfigurableApplicationContext first = start(interrupted, MIDDLE)) {
			Api api = api(first);
			id = api.submit(ENSEMBLE);
			// one block of three members has trained for two and a half epochs
			JsonNode running = api.awaitProgress(id, 2.5 / 12 * 3 / 6);
			assertThat(running.path("state").asString()).isEqualTo("RUNNING");
		}
		try (Stream<Path> snapshots = Files.walk(interrupted.resolve("snapshots"))) {
			assertThat(snapshots).anyMatch(Files::isRegularFile);
		}
		JsonNode ended;
		String histories;
		try (ConfigurableApplicationContext second = start(interrupted)) {
			Api api = api(second);
			ended = api.awaitEnd(id);
			histories = histories(api, id);
		}
		assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
		try (ConfigurableApplicationContext other = start(undisturbed)) {
			Api api = api(other);
			long same = api.submit(ENSEMBLE);
			api.awaitEnd(same);
			assertThat(histories(api, same)).isEqualTo(histories);
		}
	}

	@Test
	void externalEnsembleAcceptsHistoriesAfterRestart(@TempDir Path home) {
		String path;
		try (ConfigurableApplicationContext first = start(home)) {
			Api api = api(first);
			path = "/api/v1/ensembles/" + api
				.submit("""
						{"engine": "external", "dataset": "digits", "members": 1, "checkpoints": [{"epoch": 1}, {"epoch": 2}],
						 "splits": ["test"]}""");
			assertThat(put(api, path + "/histories/test/0/1")).isEqualTo(204);
		}
		try (ConfigurableApplicationContext second = start(home)) {
			Api api = api(second);
			JsonNode running = api.get(path).json();
			assertThat(running.path("state").asString()).isEqualTo("RUNNING");
			assertThat(running.path("progress").asDouble()).isEqualTo(0.5);
			assertThat(put(api, path + "/histories/test/0/0")).isEqualTo(204);
			assertThat(api.get(path).json().path("state").asString()).isEqualTo("SUCCEEDED");
		}
	}

	private static int put(Api api, String path) {
		return api.send(HttpMethod.PUT, path, new byte[360], MediaType.APPLICATION_OCTET_STREAM, HttpHeaders.EMPTY)
			.status();
	}

	private static ConfigurableApplicationContext start(Path home) {
		return start(home, Long.MAX_VALUE);
	}

	/**
	 * Starts the service.
	 * @param steps after which each block waits until the service shuts down
	 */
	private static ConfigurableApplicationContext start(Path home, long steps) {
		return new SpringApplicationBuilder(TuttiApplication.class)
			.initializers(
					(context) -> ((GenericApplicationContext) context).registerBean("pausing", TrainingEngine.class,
							() -> new PausingEngine(steps, context.getBean("torchEngine", TrainingEngine.class))))
			.run("--server.port=0", "--tutti.home=" + home, "--tutti.execution.snapshot-interval=0s");
	}

	private static Api api(ConfigurableApplicationContext context) {
		return new Api(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	/** The predictions of some examples, and the ranking of all. */
	private static String histories(Api api, long id) {
		StringBuilder all = new StringBuilder();
		String path = "/api/v1/ensembles/" + id;
		for (String split : new String[] { "train", "test" }) {
			all.append(api.get(path + "/ranking?limit=2000&split=" + split).json().path("items"));
			for (int index = 0; index < 100; index++) {
				all.append(api.get(path + "/examples/" + split + "/" + index).json().path("predictions"));
			}
		}
		return all.toString();
	}

}
