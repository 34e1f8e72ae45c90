package dev.tutti.ingestion;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import dev.tutti.array.NpyArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Histories that others send over HTTP. */
class ExternalHistoriesTest extends HttpTest {

	private static final int[] TRAIN = { 0, 1, 2, 0, 1 };

	private static final int[] TEST = { 2, 1, 0, 0, 1, 2, 1 };

	private static final byte[] RIGHT = ExternalEnsembleClient.bytes(TEST);

	private static final byte[] WRONG = ExternalEnsembleClient.bytes(0, 0, 1, 1, 0, 0, 0);

	@BeforeEach
	void upload() {
		ExternalEnsembleClient.upload(this.api, "toy", 3, TRAIN, TEST);
	}

	@Test
	void ensembleIsQueuedRunsAndSucceedsAsHistoriesArrive() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 2, 2, "\"test\"");
		JsonNode announced = ensemble.get();
		assertThat(announced.path("state").asString()).isEqualTo("QUEUED");
		assertThat(announced.path("progress").asDouble()).isZero();
		assertThat(announced.path("architecture").isMissingNode()).isTrue();
		assertThat(announced.path("splits").path(0).asString()).isEqualTo("test");
		assertThat(put(ensemble, "test/1/1", RIGHT)).isEqualTo(204);
		JsonNode running = ensemble.get();
		assertThat(running.path("state").asString()).isEqualTo("RUNNING");
		assertThat(running.path("progress").asDouble()).isEqualTo(0.25);
		assertThat(running.path("imagesPerSecond").isMissingNode()).isTrue();
		assertThat(running.path("memberProgress").path(1).path("trained").asInt()).isOne();
		assertThat(put(ensemble, "test/1/0", WRONG)).isEqualTo(204);
		assertThat(ensemble.get().path("memberProgress").path(1).path("state").asString()).isEqualTo("SUCCEEDED");
		assertThat(put(ensemble, "test/0/1", RIGHT)).isEqualTo(204);
		assertThat(ensemble.state()).isEqualTo("RUNNING");
		assertThat(put(ensemble, "test/0/0", WRONG)).isEqualTo(204);
		JsonNode ended = ensemble.get();
		assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
		assertThat(ended.path("progress").asDouble()).isOne();
		assertThat(counts(ensemble, 0)).containsExactly(7, 0, 0);
		assertThat(counts(ensemble, 1)).containsExactly(0, 0, 7);
		Api.Answer ranking = this.api.get(ensemble.path + "/ranking");
		HttpHeaders known = new HttpHeaders();
		known.set(HttpHeaders.IF_NONE_MATCH, ranking.headers().getETag());
		assertThat(this.api.send(HttpMethod.GET, ensemble.path + "/ranking", null, known).status()).isEqualTo(304);
	}

	@Test
	void acceptsSameHistoryInEveryFormat() {
		String lines = Arrays.toString(TEST).replaceAll("[\\[\\] ]", "").replace(",", "\n");
		byte[] array = npy("<i8", longs(TEST), 7);
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 6, 1, "\"test\"");
		assertThat(ensemble.put("test/0/0", RIGHT, ExternalEnsembleClient.BYTES).status()).isEqualTo(204);
		assertThat(ensemble.put("test/1/0", array, ExternalEnsembleClient.NPY).status()).isEqualTo(204);
		assertThat(ensemble.put("test/2/0", text(lines), ExternalEnsembleClient.NDJSON).status()).isEqualTo(204);
		assertThat(ensemble
			.put("test/3/0", ExternalEnsembleClient.gzip(RIGHT), ExternalEnsembleClient.BYTES,
					ExternalEnsembleClient.GZIP)
			.status()).isEqualTo(204);
		assertThat(ensemble
			.put("test/4/0", ExternalEnsembleClient.gzip(array), ExternalEnsembleClient.NPY,
					ExternalEnsembleClient.GZIP)
			.status()).isEqualTo(204);
		assertThat(ensemble
			.put("test/5/0", ExternalEnsembleClient.gzip(text(lines)), ExternalEnsembleClient.NDJSON,
					ExternalEnsembleClient.GZIP)
			.status()).isEqualTo(204);
		assertThat(ensemble.state()).isEqualTo("SUCCEEDED");
		assertThat(counts(ensemble, 0)).containsExactly(0, 0, 0, 0, 0, 0, 7);
	}

	@Test
	void acceptsSameHistoryAgainAndRejectsConflictingOne() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 1, 2, "\"test\"");
		for (int i = 0; i < 2; i++) {
			assertThat(put(ensemble, "test/0/0", RIGHT)).isEqualTo(204);
			assertThat(ensemble.get().path("progress").asDouble()).isEqualTo(0.5);
			assertProblem(ensemble.put("test/0/0", WRONG, ExternalEnsembleClient.BYTES), 409, "history-conflict");
		}
		put(ensemble, "test/0/1", WRONG);
		JsonNode ended = ensemble.get();
		assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
		assertThat(put(ensemble, "test/0/1", WRONG)).isEqualTo(204);
		assertProblem(ensemble.put("test/0/1", RIGHT, ExternalEnsembleClient.BYTES), 409, "history-conflict");
		assertThat(ensemble.get()).isEqualTo(ended);
	}

	@ParameterizedTest
	@CsvSource({ "test/0/0,3,400,invalid-history", "test/0/0,-1,400,invalid-history", "test/2/0,1,404,unknown-history",
			"test/-1/0,1,404,unknown-history", "test/0/2,1,404,unknown-history", "train/0/0,1,404,unknown-split",
			"validation/0/0,1,404,unknown-split", "test/x/0,1,400,invalid-request" })
	void invalidHistoryChangesNothing(String place, int label, int status, String type) {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 2, 2, "\"test\"");
		byte[] bad = RIGHT.clone();
		bad[6] = (byte) label;
		assertProblem(ensemble.put(place, bad, ExternalEnsembleClient.BYTES), status, type);
		assertThat(ensemble.state()).isEqualTo("QUEUED");
		assertThat(this.api.get(ensemble.path + "/agreement").status()).isEqualTo(409);
	}

	@Test
	void rejectsDamagedOrOversizedBody() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 1, 1, "\"test\"");
		byte[] packed = ExternalEnsembleClient.gzip(RIGHT);
		byte[] bomb = ExternalEnsembleClient.gzip(new byte[64 << 20]);
		byte[] blank = ExternalEnsembleClient.gzip(" ".repeat(16 << 20).getBytes(StandardCharsets.UTF_8));
		byte[] absurd = ExternalEnsembleClient.gzip(npy("<i8", new byte[0], 2_000_000_000));
		assertProblem(ensemble.put("test/0/0", RIGHT, ExternalEnsembleClient.BYTES, ExternalEnsembleClient.GZIP), 400,
				"invalid-history");
		assertProblem(ensemble.put("test/0/0", Arrays.copyOf(packed, packed.length - 9), ExternalEnsembleClient.BYTES,
				ExternalEnsembleClient.GZIP), 400, "invalid-history");
		assertProblem(ensemble.put("test/0/0", bomb, ExternalEnsembleClient.BYTES, ExternalEnsembleClient.GZIP), 400,
				"invalid-history");
		assertProblem(ensemble.put("test/0/0", bomb, ExternalEnsembleClient.NPY, ExternalEnsembleClient.GZIP), 400,
				"malformed-file");
		assertProblem(ensemble.put("test/0/0", absurd, ExternalEnsembleClient.NPY, ExternalEnsembleClient.GZIP), 400,
				"invalid-history");
		assertProblem(ensemble.put("test/0/0", blank, ExternalEnsembleClient.NDJSON, ExternalEnsembleClient.GZIP), 400,
				"invalid-history");
		assertProblem(ensemble.put("test", blank, ExternalEnsembleClient.NDJSON, ExternalEnsembleClient.GZIP), 400,
				"invalid-history");
		assertProblem(ensemble.put("test", bomb, ExternalEnsembleClient.BYTES, ExternalEnsembleClient.GZIP), 400,
				"invalid-history");
		HttpHeaders brotli = new HttpHeaders();
		brotli.set(HttpHeaders.CONTENT_ENCODING, "br");
		assertProblem(ensemble.put("test/0/0", RIGHT, ExternalEnsembleClient.BYTES, brotli), 400, "invalid-request");
		assertProblem(ensemble.put("test/0/0", RIGHT, "text/plain"), 415, "unsupported-media-type");
		assertProblem(ensemble.put("test/0/0?values=odds", RIGHT, ExternalEnsembleClient.NPY), 400, "invalid-request");
		assertThat(ensemble.state()).isEqualTo("QUEUED");
	}

	@Test
	void cancelledEnsembleRejectsHistories() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 2, 1, "\"test\"");
		put(ensemble, "test/0/0", RIGHT);
		JsonNode cancelled = this.api.post(ensemble.path + "/cancel", null).json();
		assertThat(cancelled.path("state").asString()).isEqualTo("CANCELLED");
		assertProblem(ensemble.put("test/1/0", RIGHT, ExternalEnsembleClient.BYTES), 409, "ensemble-finished");
		assertProblem(ensemble.put("test", ExternalEnsembleClient.bytes(new int[14]), ExternalEnsembleClient.BYTES),
				409, "ensemble-finished");
		assertThat(counts(ensemble, 0)).containsExactly(0, 7);
		assertThat(this.api.delete(ensemble.path).status()).isEqualTo(204);
		assertProblem(ensemble.put("test/1/0", RIGHT, ExternalEnsembleClient.BYTES), 404, "unknown-ensemble");
	}

	@Test
	void rejectsHistoryForEnsembleTrainedByService() {
		long id = this.api.submit(
				"{\"dataset\": \"digits\", \"members\": 1, \"architecture\": {\"type\": \"linear\"}, \"training\": {\"epochs\": 1}}");
		Api.Answer answer = this.api.send(HttpMethod.PUT, "/api/v1/ensembles/" + id + "/histories/test/0/0",
				new byte[360], org.springframework.http.MediaType.APPLICATION_OCTET_STREAM, HttpHeaders.EMPTY);
		assertProblem(answer, 409, "not-external");
		this.api.awaitEnd(id);
	}

	@Test
	void readsTwoBytesPerLabelForManyClasses() {
		int[] truth = new Random(3).ints(40, 0, 300).toArray();
		ExternalEnsembleClient.upload(this.api, "fine", 300, truth, truth);
		ByteBuffer bytes = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
		Arrays.stream(truth).forEach((label) -> bytes.putShort((short) label));
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "fine", 1, 1, "\"train\", \"test\"");
		assertThat(put(ensemble, "test/0/0", bytes.array())).isEqualTo(204);
		assertThat(counts(ensemble, 0)).containsExactly(0, 40);
		assertThat(ensemble.state()).isEqualTo("RUNNING");
		bytes.putShort(0, (short) 300);
		assertProblem(ensemble.put("train/0/0", bytes.array(), ExternalEnsembleClient.BYTES), 400, "invalid-history");
		assertProblem(ensemble.put("train/0/0", new byte[40], ExternalEnsembleClient.BYTES), 400, "invalid-history");
	}

	@Test
	void storesBatchCompletelyOrNotAtAll() {
		byte[] all = new byte[2 * 3 * 7];
		for (int i = 0; i < 6; i++) {
			System.arraycopy((i % 3 == 0) ? WRONG : RIGHT, 0, all, 7 * i, 7);
		}
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 2, 3, "\"test\"");
		byte[] bad = all.clone();
		bad[bad.length - 1] = 7;
		assertProblem(ensemble.put("test", bad, ExternalEnsembleClient.BYTES), 400, "invalid-history");
		assertProblem(ensemble.put("test", Arrays.copyOf(all, 41), ExternalEnsembleClient.BYTES), 400,
				"invalid-history");
		assertProblem(ensemble.put("test", Arrays.copyOf(all, 43), ExternalEnsembleClient.BYTES), 400,
				"invalid-history");
		assertProblem(ensemble.put("test", npy("|u1", all, 3, 2, 7), ExternalEnsembleClient.NPY), 400,
				"invalid-history");
		assertProblem(ensemble.put("test",
				text("{\"member\":0,\"checkpoint\":0,\"labels\":" + Arrays.toString(TEST)
						+ "}\n{\"member\":2,\"checkpoint\":0,\"labels\":" + Arrays.toString(TEST) + "}"),
				ExternalEnsembleClient.NDJSON), 404, "unknown-history");
		assertThat(ensemble.get().path("progress").asDouble()).isZero();
		assertThat(this.api.get(ensemble.path + "/agreement").status()).isEqualTo(409);
		put(ensemble, "test/1/1", WRONG);
		assertProblem(ensemble.put("test", all, ExternalEnsembleClient.BYTES), 409, "history-conflict");
		assertThat(ensemble.get().path("memberProgress").path(0).path("trained").asInt()).isZero();
		ExternalEnsembleClient other = new ExternalEnsembleClient(this.api, "toy", 2, 3, "\"test\"");
		for (int i = 0; i < 2; i++) {
			assertThat(other.put("test", npy("|u1", all, 2, 3, 7), ExternalEnsembleClient.NPY).status()).isEqualTo(204);
			assertThat(other.state()).isEqualTo("SUCCEEDED");
			assertThat(other.put("test", all, ExternalEnsembleClient.BYTES).status()).isEqualTo(204);
		}
		assertThat(counts(other, 0)).containsExactly(7, 0, 0);
		assertThat(counts(other, 2)).containsExactly(0, 0, 7);
	}

	@Test
	void rejectsEmptyBatch() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 1, 1, "\"test\"");
		assertProblem(ensemble.put("test", text("\n"), ExternalEnsembleClient.NDJSON), 400, "invalid-history");
		assertProblem(ensemble.put("test", new byte[0], ExternalEnsembleClient.BYTES), 400, "invalid-history");
		assertThat(ensemble.state()).isEqualTo("QUEUED");
	}

	@Test
	void acceptsPartialNdjsonBatch() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 2, 2, "\"test\"");
		String line = "{\"member\":%d,\"checkpoint\":%d,\"labels\":" + Arrays.toString(TEST) + "}\n";
		assertThat(ensemble
			.put("test", text(line.formatted(1, 1) + line.formatted(0, 1) + line.formatted(1, 1)),
					ExternalEnsembleClient.NDJSON)
			.status()).isEqualTo(204);
		assertThat(ensemble.get().path("progress").asDouble()).isEqualTo(0.5);
		assertThat(ensemble
			.put("test", ExternalEnsembleClient.gzip(text(line.formatted(1, 0) + line.formatted(0, 0))),
					ExternalEnsembleClient.NDJSON, ExternalEnsembleClient.GZIP)
			.status()).isEqualTo(204);
		assertThat(ensemble.state()).isEqualTo("SUCCEEDED");
	}

	@Test
	void logitsOfAllCheckpointsGiveCartography() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 2, 2, "\"test\"");
		Random random = new Random(9);
		float[][][] logits = new float[4][7][3];
		double[] confidence = new double[7];
		List<Integer> places = new ArrayList<>(List.of(0, 1, 2, 3));
		Collections.shuffle(places, random);
		for (int place : places) {
			ByteBuffer values = ByteBuffer.allocate(7 * 3 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			for (int i = 0; i < 7; i++) {
				double sum = 0;
				for (int k = 0; k < 3; k++) {
					logits[place][i][k] = (float) random.nextGaussian();
					sum += Math.exp(logits[place][i][k]);
					values.putFloat(logits[place][i][k]);
				}
				confidence[i] += Math.exp(logits[place][i][TEST[i]]) / sum / 4;
			}
			byte[] array = npy("<f4", values.array(), 7, 3);
			String at = "test/" + place / 2 + "/" + place % 2 + "?values=logits";
			for (int i = 0; i < 2; i++) {
				assertThat(ensemble.put(at, array, ExternalEnsembleClient.NPY).status()).isEqualTo(204);
			}
		}
		assertThat(ensemble.state()).isEqualTo("SUCCEEDED");
		JsonNode items = ensemble.get("/ranking?split=test").path("items");
		assertThat(items.valueStream()).hasSize(7)
			.allSatisfy((item) -> assertThat(item.path("confidence").asDouble())
				.isCloseTo(confidence[item.path("index").asInt()], within(3e-6)));
	}

	@Test
	void valuesAfterLabelsOfSameHistoryAreTooLate() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 2, 2, "\"test\"");
		byte[] logits = text(Arrays.stream(TEST)
			.mapToObj((label) -> List.of("[1,0,0]", "[0,1,0]", "[0,0,1]").get(label))
			.collect(Collectors.joining("\n")));
		assertThat(put(ensemble, "test/0/0", RIGHT)).isEqualTo(204);
		assertThat(assertProblem(ensemble.put("test/0/0?values=logits", logits, ExternalEnsembleClient.NDJSON), 409,
				"values-too-late"))
			.contains("member 0 at checkpoint 0");
		for (String place : List.of("test/1/0", "test/1/1", "test/0/1")) {
			for (String values : List.of("?values=logits", "", "?values=logits")) {
				assertThat(ensemble
					.put(place + values, values.isEmpty() ? RIGHT : logits,
							values.isEmpty() ? ExternalEnsembleClient.BYTES : ExternalEnsembleClient.NDJSON)
					.status()).isEqualTo(204);
			}
		}
		assertThat(ensemble.state()).isEqualTo("SUCCEEDED");
		assertThat(ensemble.get("/ranking?split=test&by=confidence").path("items").size()).isEqualTo(7);
		assertProblem(ensemble.put("test/0/0?values=logits", logits, ExternalEnsembleClient.NDJSON), 409,
				"values-too-late");
	}

	@Test
	void missingValuesAreNamedWhereCartographyIsAsked() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 1, 2, "\"test\"");
		put(ensemble, "test/0/0", RIGHT);
		assertThat(ensemble.put("test/0/1?values=logits", text("[0,1,2]\n".repeat(7)), ExternalEnsembleClient.NDJSON)
			.status()).isEqualTo(204);
		assertThat(assertProblem(this.api.get(ensemble.path + "/ranking?split=test&by=confidence"), 409,
				"no-training-dynamics"))
			.contains("Those of member 0 at checkpoint 0 are missing");
	}

	@Test
	void aSplitThatIsNullIsRefusedRatherThanLeftOut() {
		assertThat(this.api.post("/api/v1/datasets", """
				{"name": "nulls", "classes": ["a", "b"], "splits": {"test": [0, 1], "val": null}}""").badFields())
			.containsExactly("/splits/val");
	}

	@Test
	void labelsThatAreWholeFloatsAreLabels() {
		String request = """
				{"name": "floats", "classes": ["a", "b", "c"], "splits": {"test": %s}}""";
		for (String bad : List.of("0.5", "\"x\"", "null", "[1]", "1e10", "99999999999", "true")) {
			Api.Answer refused = this.api.post("/api/v1/datasets", request.formatted("[0.0, " + bad + ", 2]"));
			assertThat(refused.status()).as(bad).isEqualTo(400);
			assertThat(refused.badFields()).as(bad).containsExactly("/splits/test/1");
		}
		assertThat(this.api.post("/api/v1/datasets", request.formatted("{\"0\": 1}")).badFields())
			.allSatisfy((field) -> assertThat(field).startsWith("/splits"));
		assertThat(this.api.post("/api/v1/datasets", request.formatted("[0.0, 1.0, 2, 1e0]")).status()).isEqualTo(201);
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "floats", 1, 1, "\"test\"");
		assertThat(ensemble.put("test/0/0", text("0.0\n1.0\n2.0\n1"), ExternalEnsembleClient.NDJSON).status())
			.isEqualTo(204);
		assertThat(counts(ensemble, 0)).containsExactly(0, 4);
	}

	@Test
	void oneNumberPerExampleIsReadForTwoClasses() {
		ExternalEnsembleClient.upload(this.api, "binary", 2, new int[] { 0 }, new int[] { 0, 1, 1, 0 });
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "binary", 1, 2, "\"test\"");
		ByteBuffer logits = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
		logits.putFloat(-1).putFloat(2).putFloat(1).putFloat(-3);
		assertThat(ensemble.put("test/0/0?values=logits", npy("<f4", logits.array(), 4, 1), ExternalEnsembleClient.NPY)
			.status()).isEqualTo(204);
		assertThat(ensemble
			.put("test/0/1?values=probabilities", text("0.25\n0.75\n0.75\n0.25"), ExternalEnsembleClient.NDJSON)
			.status()).isEqualTo(204);
		assertThat(counts(ensemble, 0)).containsExactly(0, 4);
		assertThat(ensemble.get("/ranking?split=test&by=confidence").path("items").valueStream())
			.filteredOn((item) -> item.path("index").asInt() == 0)
			.singleElement()
			.satisfies((item) -> assertThat(item.path("confidence").asDouble())
				.isCloseTo((1 / (1 + Math.exp(-1)) + 0.75) / 2, within(1e-6)));
	}

	@Test
	void bodyWithTwoHistoriesOfOnePlaceContradictsItself() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 1, 2, "\"test\"");
		String line = "{\"member\":0,\"checkpoint\":0,\"labels\":%s}\n";
		byte[] body = text(line.formatted(Arrays.toString(TEST)) + line.formatted("[0,0,0,0,0,0,0]"));
		assertThat(assertProblem(ensemble.put("test", body, ExternalEnsembleClient.NDJSON), 400, "invalid-history"))
			.contains("Lines 1 and 2 of the body have different labels for member 0 at checkpoint 0");
		assertThat(ensemble.state()).isEqualTo("QUEUED");
	}

	@Test
	void rejectsInvalidValues() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "toy", 1, 1, "\"test\"");
		String rows = "[0.5,0.25,0.25]\n".repeat(6);
		for (String last : List.of("[0.5,0.5,0.5]", "[NaN,0,0]", "[1e999,0,0]", "[1,0]", "", "[2,-1,0]")) {
			assertProblem(
					ensemble.put("test/0/0?values=probabilities", text(rows + last), ExternalEnsembleClient.NDJSON),
					400, "invalid-history");
		}
		assertThat(ensemble.state()).isEqualTo("QUEUED");
		assertThat(ensemble.put("test/0/0?values=probabilities", text(rows + "[0,0,1]"), ExternalEnsembleClient.NDJSON)
			.status()).isEqualTo(204);
	}

	@Test
	void rejectsFieldsThatDoNotMatchEngine() {
		Api.Answer external = this.api.post("/api/v1/ensembles", """
				{"engine": "external", "dataset": "toy", "members": 1, "architecture": {"type": "linear"},
				 "training": {}, "evaluation": {}, "splits": ["test", "test"]}""");
		assertThat(external.badFields()).containsExactlyInAnyOrder("/architecture", "/training", "/evaluation",
				"/checkpoints", "/splits");
		Api.Answer trained = this.api.post("/api/v1/ensembles", """
				{"dataset": "toy", "members": 1, "checkpoints": [{"epoch": 1}], "splits": ["test"]}""");
		assertThat(trained.badFields()).containsExactlyInAnyOrder("/architecture", "/dataset", "/checkpoints",
				"/splits");
		for (String epochs : List.of("[]", "[{\"epoch\": 1}, {\"epoch\": 1}]", "[{\"epoch\": 2}, {\"epoch\": 1}]",
				"[{\"epoch\": -1}]", "[{\"epoch\": 1e999}]", "[{}]", "[null]", "[1]", "[{\"epoch\": null}]")) {
			Api.Answer answer = this.api.post("/api/v1/ensembles",
					"{\"engine\": \"external\", \"dataset\": \"toy\", \"members\": 1, \"checkpoints\": " + epochs
							+ "}");
			assertThat(answer.status()).as(epochs).isEqualTo(400);
			assertThat(answer.badFields()).as(epochs)
				.isNotEmpty()
				.allSatisfy((field) -> assertThat(field).startsWith("/checkpoints"));
		}
	}

	private static int put(ExternalEnsembleClient ensemble, String place, byte[] labels) {
		return ensemble.put(place, labels, ExternalEnsembleClient.BYTES).status();
	}

	private static int[] counts(ExternalEnsembleClient ensemble, int checkpoint) {
		return ensemble.get("/agreement?split=test&checkpoint=" + checkpoint)
			.path("counts")
			.valueStream()
			.mapToInt(JsonNode::asInt)
			.toArray();
	}

	private static String assertProblem(Api.Answer answer, int status, String type) {
		String text = new String(answer.content(), StandardCharsets.UTF_8);
		assertThat(answer.status()).as(text).isEqualTo(status);
		assertThat(answer.json().path("type").asString()).isEqualTo("urn:tutti:problem:" + type);
		assertThat(text).doesNotContain("dev.tutti", "java.", "Exception");
		return answer.json().path("detail").asString();
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] longs(int[] values) {
		ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
		Arrays.stream(values).forEach(bytes::putLong);
		return bytes.array();
	}

	private static byte[] npy(String type, byte[] values, int... shape) {
		byte[] header = NpyArray.header(type, shape);
		return ByteBuffer.allocate(header.length + values.length).put(header).put(values).array();
	}

}
