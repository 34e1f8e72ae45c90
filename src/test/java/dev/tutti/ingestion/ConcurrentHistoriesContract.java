package dev.tutti.ingestion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

import dev.tutti.Api;
import dev.tutti.TuttiApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Several clients send histories at once, on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConcurrentHistoriesContract {

	private static final int CLIENTS = 6;

	private static final int[] TRAIN = { 0, 1, 2, 0, 1 };

	private static final int[] TEST = { 2, 1, 0, 0, 1, 2, 1 };

	private ConfigurableApplicationContext context;

	private Api api;

	/** What the service is started with besides. */
	abstract List<String> arguments() throws IOException;

	@BeforeAll
	void start(@TempDir Path home) throws IOException {
		List<String> arguments = new ArrayList<>(arguments());
		arguments.add("--server.port=0");
		arguments.add("--tutti.home=" + home);
		this.context = new SpringApplicationBuilder(TuttiApplication.class).run(arguments.toArray(String[]::new));
		this.api = new Api(this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
		ExternalEnsembleClient.upload(this.api, "toy", 3, TRAIN, TEST);
	}

	@AfterAll
	void stop() throws IOException {
		this.context.close();
	}

	@Test
	void concurrentClientsInAnyOrderCompleteEnsemble() throws Exception {
		int members = 12;
		int checkpoints = 9;
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", members, checkpoints,
				"\"train\", \"test\"");
		Random random = new Random(4);
		List<Callable<Integer>> requests = new ArrayList<>();
		for (int member = 0; member < members; member++) {
			for (int checkpoint = 0; checkpoint < checkpoints; checkpoint++) {
				String place = member + "/" + checkpoint;
				byte[] train = ExternalEnsembleClient.bytes(random.ints(5, 0, 3).toArray());
				byte[] test = ExternalEnsembleClient.bytes(random.ints(7, 0, 3).toArray());
				requests.add(() -> put(ensemble, "train/" + place, train, ExternalEnsembleClient.BYTES));
				requests.add(() -> put(ensemble, "test/" + place, test, ExternalEnsembleClient.BYTES));
				if (checkpoint % 3 == 0) {
					requests.add(() -> put(ensemble, "test/" + place, test, ExternalEnsembleClient.BYTES));
				}
			}
		}
		Collections.shuffle(requests, random);
		assertThat(runConcurrently(requests)).containsOnly(204);
		JsonNode ended = ensemble.get();
		assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
		assertThat(ended.path("memberProgress").valueStream()).hasSize(members)
			.allSatisfy((member) -> assertThat(member.path("trained").asInt()).isEqualTo(2 * checkpoints));
	}

	@Test
	void concurrentValuesAddUpToConfidence() throws Exception {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 2, 8, "\"test\"");
		Random random = new Random(5);
		double[] confidence = new double[7];
		List<Callable<Integer>> requests = new ArrayList<>();
		for (int place = 0; place < 16; place++) {
			String at = "test/" + place / 8 + "/" + place % 8 + "?values=probabilities";
			StringBuilder rows = new StringBuilder();
			for (int i = 0; i < 7; i++) {
				float[] row = new float[] { random.nextFloat() / 2, random.nextFloat() / 2, 0 };
				row[2] = 1 - row[0] - row[1];
				rows.append("[%s,%s,%s]%n".formatted(row[0], row[1], row[2]));
				confidence[i] += row[TEST[i]] / 16;
			}
			byte[] body = rows.toString().getBytes(StandardCharsets.UTF_8);
			for (int i = 0; i < 2; i++) {
				requests.add(() -> put(ensemble, at, body, ExternalEnsembleClient.NDJSON));
			}
		}
		Collections.shuffle(requests, random);
		assertThat(runConcurrently(requests)).containsOnly(204);
		assertThat(ensemble.state()).isEqualTo("SUCCEEDED");
		assertThat(ensemble.get("/ranking?split=test").path("items").valueStream()).hasSize(7)
			.allSatisfy((item) -> assertThat(item.path("confidence").asDouble())
				.isCloseTo(confidence[item.path("index").asInt()], within(3e-6)));
	}

	@Test
	void putDuringCancelIsCountedOrRejected() throws Exception {
		for (int round = 0; round < 5; round++) {
			ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 4, 10, "\"test\"");
			List<Callable<Integer>> requests = new ArrayList<>();
			for (int place = 0; place < 40; place++) {
				String at = "test/" + place % 4 + "/" + place / 4;
				requests.add(() -> put(ensemble, at, new byte[7], ExternalEnsembleClient.BYTES));
			}
			requests.add(10, () -> this.api.post(ensemble.path + "/cancel", null).status());
			List<Integer> statuses = new ArrayList<>(runConcurrently(requests));
			int cancel = statuses.remove(10);
			// any number of puts may be committed before the cancel; after all of them,
			// it
			// comes too late
			assertThat(statuses).isSubsetOf(204, 409);
			long taken = statuses.stream().filter((status) -> status == 204).count();
			JsonNode ended = ensemble.get();
			if (cancel == 200) {
				assertThat(ended.path("state").asString()).isEqualTo("CANCELLED");
			}
			else {
				assertThat(cancel).isEqualTo(409);
				assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
				assertThat(taken).isEqualTo(40);
			}
			assertThat(ended.path("progress").asDouble()).isCloseTo(taken / 40.0, within(1e-9));
			long kept = 0;
			for (int checkpoint = 0; checkpoint < 10; checkpoint++) {
				kept += ensemble.get("/agreement?split=test&checkpoint=" + checkpoint).path("members").asInt(0);
			}
			assertThat(kept).isEqualTo(taken);
			// afterwards, a succeeded ensemble alone accepts what it has already
			assertThat(put(ensemble, "test/0/0", new byte[7], ExternalEnsembleClient.BYTES))
				.isEqualTo((cancel == 200) ? 409 : 204);
		}
	}

	@Test
	void putDuringDeleteReturns204Or404() throws Exception {
		for (int round = 0; round < 5; round++) {
			ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 4, 10, "\"test\"");
			List<Callable<Integer>> requests = new ArrayList<>();
			for (int place = 0; place < 40; place++) {
				String at = "test/" + place % 4 + "/" + place / 4;
				requests.add(() -> put(ensemble, at, new byte[7], ExternalEnsembleClient.BYTES));
			}
			requests.add(10, () -> this.api.delete(ensemble.path).status());
			List<Integer> statuses = new ArrayList<>(runConcurrently(requests));
			assertThat(statuses.remove(10)).isEqualTo(204);
			// any number of puts may be committed before the delete, even all or none
			assertThat(statuses).isSubsetOf(204, 404);
			assertThat(this.api.get(ensemble.path).status()).isEqualTo(404);
			assertThat(put(ensemble, "test/0/0", new byte[7], ExternalEnsembleClient.BYTES)).isEqualTo(404);
		}
	}

	@Test
	void concurrentBatchesAreStoredOnceOrReturn409() throws Exception {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 5, 4, "\"test\"");
		List<Callable<Integer>> requests = new ArrayList<>();
		for (int client = 0; client < CLIENTS; client++) {
			List<String> lines = new ArrayList<>();
			for (int place = 0; place < 20; place++) {
				lines.add("{\"member\":%d,\"checkpoint\":%d,\"labels\":[0,0,0,0,0,0,%d]}".formatted(place % 5,
						place / 5, place % 3));
			}
			Collections.shuffle(lines, new Random(client));
			byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
			requests.add(() -> put(ensemble, "test", body, ExternalEnsembleClient.NDJSON));
		}
		assertThat(runConcurrently(requests)).containsOnly(204);
		assertThat(ensemble.state()).isEqualTo("SUCCEEDED");
	}

	/**
	 * Sends histories, and sends them again after a random pause while the answer is 409
	 * concurrent-histories, as docs/problems.md tells clients to.
	 * @return the status of the last answer
	 */
	private static int put(ExternalEnsembleClient ensemble, String place, byte[] content, String type)
			throws InterruptedException {
		while (true) {
			Api.Answer answer = ensemble.put(place, content, type);
			if (answer.status() != 409 || !answer.json().path("type").asString().endsWith("concurrent-histories")) {
				return answer.status();
			}
			Thread.sleep(ThreadLocalRandom.current().nextInt(500));
		}
	}

	private static List<Integer> runConcurrently(List<Callable<Integer>> requests) throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		try {
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> answer : clients.invokeAll(requests)) {
				statuses.add(answer.get());
			}
			return statuses;
		}
		finally {
			clients.shutdown();
		}
	}

}
