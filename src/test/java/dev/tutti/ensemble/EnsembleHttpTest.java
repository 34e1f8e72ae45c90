package dev.tutti.ensemble;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/** Ensembles over HTTP, from submission to their end. */
class EnsembleHttpTest extends HttpTest {

	private static final String PATH = "/api/v1/ensembles";

	static final String SMALL = """
			{"name": "mlp on digits", "dataset": "digits", "members": 4, "seed": 1, "engine": "dl4j",
			 "architecture": {"type": "mlp", "hidden": [16], "activation": "relu"},
			 "training": {"epochs": 2, "batchSize": 32, "optimizer": {"type": "sgd", "learningRate": 0.05, "momentum": 0.9}, "l2": 0.0},
			 "evaluation": {"early": [0.25, 0.5]}}""";

	/** Hours of work. */
	static final String LONG = """
			{"dataset": "digits", "members": 40, "architecture": {"type": "mlp"}, "training": {"epochs": 10000}}""";

	@Test
	void acceptsEnsembleAndTrainsItToSuccess() {
		Api.Answer answer = this.api.post(PATH, SMALL);
		assertThat(answer.status()).isEqualTo(202);
		JsonNode taken = answer.json();
		assertThat(answer.headers().getFirst(HttpHeaders.LOCATION)).isEqualTo(PATH + "/" + taken.path("id").asLong());
		assertThat(answer.headers().getFirst(HttpHeaders.RETRY_AFTER)).isNotBlank();
		assertThat(taken.path("state").asString()).isEqualTo("QUEUED");
		assertThat(taken.path("progress").asDouble()).isZero();
		assertThat(taken.path("members").asInt()).isEqualTo(4);
		assertThat(taken.path("checkpoints").valueStream().map((c) -> c.path("epoch").asDouble())).hasSize(4)
			.satisfies((epochs) -> assertThat(epochs.get(0)).isCloseTo(0.25, org.assertj.core.data.Offset.offset(0.02)))
			.endsWith(1.0, 2.0);
		JsonNode ended = this.api.awaitEnd(taken.path("id").asLong());
		assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
		assertThat(ended.path("progress").asDouble()).isOne();
		assertThat(ended.path("engineVersion").asString()).isNotBlank();
		assertThat(ended.path("imagesPerSecond").asDouble()).isPositive();
		assertThat(ended.path("memberProgress").valueStream()).hasSize(4)
			.allSatisfy((member) -> assertThat(member.path("state").asString()).isEqualTo("SUCCEEDED"));
	}

	@Test
	void returnsSameEnsembleForSameIdempotencyKey() {
		HttpHeaders key = new HttpHeaders();
		key.set("Idempotency-Key", "one-of-a-kind");
		Api.Answer first = this.api.send(HttpMethod.POST, PATH, SMALL, key);
		Api.Answer second = this.api.send(HttpMethod.POST, PATH, SMALL, key);
		assertThat(second.status()).isEqualTo(202);
		assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
		Api.Answer other = this.api.send(HttpMethod.POST, PATH, LONG, key);
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.json().path("type").asString()).endsWith("idempotency-key-reused");
	}

	@Test
	void cancelsRunningEnsembleAndKeepsItsHistory() {
		long id = this.api.submit(LONG);
		this.api.awaitProgress(id);
		JsonNode cancelled = this.api.post(PATH + "/" + id + "/cancel", null).json();
		assertThat(cancelled.path("state").asString()).isIn("CANCELLING", "CANCELLED");
		JsonNode ended = this.api.awaitEnd(id);
		assertThat(ended.path("state").asString()).isEqualTo("CANCELLED");
		assertThat(this.api.get(PATH + "/" + id).json().path("progress").asDouble())
			.isEqualTo(ended.path("progress").asDouble());
		Api.Answer again = this.api.post(PATH + "/" + id + "/cancel", null);
		assertThat(again.status()).isEqualTo(200);
	}

	@Test
	void cancelsQueuedEnsembleImmediately() {
		withPausedScheduler(() -> {
			String path = PATH + "/" + this.api.submit(LONG);
			assertThat(this.api.get(path).json().path("state").asString()).isEqualTo("QUEUED");
			JsonNode cancelled = this.api.post(path + "/cancel", null).json();
			assertThat(cancelled.path("state").asString()).isEqualTo("CANCELLED");
			assertThat(this.api.get(path + "/agreement").status()).isEqualTo(409);
			assertThat(this.api.delete(path).status()).isEqualTo(204);
		});
	}

	@Test
	void returns409WhenCancellingFinishedEnsemble() {
		long id = this.api.submit(SMALL);
		this.api.awaitEnd(id);
		Api.Answer answer = this.api.post(PATH + "/" + id + "/cancel", null);
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.json().path("type").asString()).endsWith("ensemble-finished");
	}

	@Test
	void deletesRunningEnsembleWithItsHistory() {
		long id = this.api.submit(LONG);
		this.api.awaitProgress(id);
		assertThat(this.api.delete(PATH + "/" + id).status()).isEqualTo(204);
		assertThat(this.api.get(PATH + "/" + id).status()).isEqualTo(404);
		assertThat(this.api.get(PATH + "/" + id + "/agreement").status()).isEqualTo(404);
		assertThat(this.api.delete(PATH + "/" + id).status()).isEqualTo(404);
		long next = this.api.submit(SMALL);
		assertThat(this.api.awaitEnd(next).path("state").asString()).isEqualTo("SUCCEEDED");
	}

	@Test
	void listsEnsemblesNewestFirstInPages() {
		for (int i = 0; i < 3; i++) {
			this.api.awaitEnd(this.api.submit(SMALL));
		}
		JsonNode first = this.api.get(PATH + "?limit=2&state=SUCCEEDED").json();
		assertThat(first.path("items").valueStream()).hasSize(2);
		long last = first.path("items").path(1).path("id").asLong();
		assertThat(last).isLessThan(first.path("items").path(0).path("id").asLong());
		JsonNode second = this.api.get(first.path("next").asString()).json();
		assertThat(second.path("items").path(0).path("id").asLong()).isLessThan(last);
		assertThat(second.path("items").valueStream()).isNotEmpty()
			.allSatisfy((item) -> assertThat(item.path("state").asString()).isEqualTo("SUCCEEDED"));
	}

	@Test
	void failsEnsembleWhenEveryMemberDiverges() {
		long id = this.api.submit("""
				{"dataset": "digits", "members": 3, "architecture": {"type": "mlp", "hidden": [16]},
				 "training": {"epochs": 3, "l2": 10, "optimizer": {"type": "sgd", "learningRate": 1000}}}""");
		JsonNode ended = this.api.awaitEnd(id);
		assertThat(ended.path("state").asString()).isEqualTo("FAILED");
		assertThat(ended.path("error").asString()).contains("diverged");
		assertThat(ended.path("memberProgress").valueStream()).hasSize(3)
			.allSatisfy((member) -> assertThat(member.path("divergedAt").asDouble()).isPositive());
	}

}
