package dev.tutti.analysis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole histories, as they leave the service. */
class HistoryExportHttpTest extends HttpTest {

	private static final int CLASSES = 300;

	/** With five checkpoints, three pages of a Parquet file. */
	private static final int EXAMPLES = 30_001;

	private static final int MEMBERS = 3;

	private static final int CHECKPOINTS = 5;

	@Test
	void exportOfTrainedHistoryMatchesExampleReads() throws Exception {
		long id = this.api.submit("""
				{"dataset": "digits", "members": 4, "architecture": {"type": "linear"},
				 "training": {"epochs": 2}, "evaluation": {"early": [0.25]}}""");
		JsonNode ensemble = this.api.awaitEnd(id);
		String path = "/api/v1/ensembles/" + id;
		Api.Answer export = this.api.get(path + "/history.parquet?split=test");
		assertThat(export.status()).isEqualTo(200);
		assertThat(export.headers().getContentDisposition().getFilename()).isEqualTo("ensemble-%d-test.parquet", id);
		assertThat(export.headers().getETag()).isNotNull();
		List<JsonNode> lines = lines(path + "/examples?split=test");
		assertThat(lines).hasSize(360);
		try (Parquet parquet = new Parquet(export.content())) {
			assertThat(parquet.query("select count(*) from %s")).containsExactly(String.valueOf(4 * 3 * 360));
			assertThat(parquet.query("select column_name, column_type from (describe select * from %s)"))
				.containsExactly("member SMALLINT", "checkpoint SMALLINT", "epoch DOUBLE", "index INTEGER",
						"label SMALLINT", "predicted SMALLINT", "correct BOOLEAN");
			assertThat(parquet.query("select distinct epoch from %s order by checkpoint")).containsExactlyElementsOf(
					ensemble.path("checkpoints").valueStream().map((point) -> point.path("epoch").asString()).toList());
			assertThat(parquet
				.query("select decode(value) from parquet_kv_metadata(%s) where decode(key) = 'tutti.dataset'"))
				.containsExactly("digits");
			for (int index : new int[] { 0, 63, 64, 200, 359 }) {
				JsonNode example = this.api.get(path + "/examples/test/" + index).json();
				assertThat(parquet.query("select predicted from %s where index = " + index))
					.containsExactlyElementsOf(flat(example.path("predictions")));
				assertThat(parquet.query("select correct::int from %s where index = " + index))
					.containsExactlyElementsOf(flat(example.path("correct")));
				assertThat(parquet.query("select distinct label from %s where index = " + index))
					.containsExactly(example.path("label").asString());
				JsonNode line = lines.get(index);
				assertThat(line.path("index").asInt()).isEqualTo(index);
				assertThat(line.path("label")).isEqualTo(example.path("label"));
				assertThat(line.path("accessibility")).isEqualTo(example.path("accessibility"));
				assertThat(line.path("correct").valueStream().map(JsonNode::asString))
					.containsExactlyElementsOf(example.path("correct")
						.valueStream()
						.map((member) -> member.valueStream().map(JsonNode::asString).collect(Collectors.joining()))
						.toList());
			}
		}
	}

	@Test
	void exportOfIncompleteHistoryContainsPresentCheckpointsOnly() throws Exception {
		int[] labels = new Random(1).ints(EXAMPLES, 0, CLASSES).toArray();
		upload("many-labels", labels);
		String path = submitExternal("many-labels");
		assertThat(problem(path + "/history.parquet?split=test")).isEqualTo("409 no-history-yet");
		assertThat(problem(path + "/examples?split=test")).isEqualTo("409 no-history-yet");
		int[][][] predictions = new int[MEMBERS][CHECKPOINTS][];
		Random random = new Random(2);
		for (String place : List.of("0/0", "0/1", "0/2", "0/3", "0/4", "2/3", "2/0")) {
			int[] predicted = labels.clone();
			for (int example = 0; example < EXAMPLES; example++) {
				predicted[example] = random.nextBoolean() ? labels[example] : random.nextInt(CLASSES);
			}
			predictions[place.charAt(0) - '0'][place.charAt(2) - '0'] = predicted;
			put(path, place, predicted);
		}
		try (Parquet parquet = new Parquet(this.api.get(path + "/history.parquet?split=test").content())) {
			assertThat(parquet.query("select distinct member, checkpoint from %s order by all")).containsExactly("0 0",
					"0 1", "0 2", "0 3", "0 4", "2 0", "2 3");
			assertThat(parquet.query("select member from %s where member = 1")).isEmpty();
			for (String place : List.of("0/0", "0/3", "2/3")) {
				String where = " where member = " + place.replace("/", " and checkpoint = ");
				int[] predicted = predictions[place.charAt(0) - '0'][place.charAt(2) - '0'];
				assertThat(parquet.query("select index, label, predicted, correct from %s" + where))
					.containsExactlyElementsOf(IntStream.range(0, EXAMPLES)
						.mapToObj((example) -> "%d %d %d %s".formatted(example, labels[example], predicted[example],
								labels[example] == predicted[example]))
						.toList());
			}
		}
		List<JsonNode> lines = lines(path + "/examples?split=test");
		assertThat(lines).hasSize(EXAMPLES);
		for (int example = 0; example < EXAMPLES; example++) {
			int index = example;
			assertThat(lines.get(index).path("correct").valueStream().map(JsonNode::asString))
				.containsExactlyElementsOf(
						Arrays.stream(predictions).map((member) -> trajectory(member, labels, index)).toList());
		}
		assertThat(rows(path + "/examples?split=test", "text/csv").lines().limit(2)).containsExactly(
				"index,key,label,accessibility,correct",
				"0,0,%d,%s,%s".formatted(labels[0], lines.get(0).path("accessibility").asString(),
						Arrays.stream(predictions)
							.map((member) -> trajectory(member, labels, 0))
							.collect(Collectors.joining(" "))));
		assertThat(this.api.get(path + "/examples?split=test&cursor=29901&limit=70").json().path("items"))
			.containsExactlyElementsOf(lines.subList(29_901, 29_971));
		assertThat(
				this.api.get(path + "/examples?split=test&cursor=29971&limit=70").json().path("next").isMissingNode())
			.isTrue();
	}

	@Test
	void returnsProblemJsonWhenParquetIsRequested() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT, "application/vnd.apache.parquet, */*;q=0.1");
		Api.Answer answer = this.api.send(HttpMethod.GET, "/api/v1/ensembles/999999/history.parquet", null, headers);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.json().path("type").asString()).isEqualTo("urn:tutti:problem:unknown-ensemble");
	}

	private void upload(String name, int[] labels) {
		String classes = IntStream.range(0, CLASSES).mapToObj((label) -> "\"" + label + "\"").toList().toString();
		Api.Answer answer = this.api.post("/api/v1/datasets", """
				{"name": "%s", "classes": %s, "splits": {"train": [0], "test": %s}}""".formatted(name, classes,
				Arrays.toString(labels)));
		assertThat(answer.status()).as(new String(answer.content(), StandardCharsets.UTF_8)).isLessThan(300);
	}

	private String submitExternal(String dataset) {
		List<String> checkpoints = new ArrayList<>();
		for (int epoch = 1; epoch <= CHECKPOINTS; epoch++) {
			checkpoints.add("{\"epoch\": " + epoch + "}");
		}
		return "/api/v1/ensembles/" + this.api.submit("""
				{"engine": "external", "dataset": "%s", "members": %d, "checkpoints": %s, "splits": ["test"]}"""
			.formatted(dataset, MEMBERS, checkpoints));
	}

	private void put(String path, String place, int[] predicted) {
		String body = Arrays.stream(predicted).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
		Api.Answer answer = this.api.send(HttpMethod.PUT, path + "/histories/test/" + place,
				body.getBytes(StandardCharsets.US_ASCII), MediaType.APPLICATION_NDJSON, HttpHeaders.EMPTY);
		assertThat(answer.status()).as(new String(answer.content(), StandardCharsets.UTF_8)).isEqualTo(204);
	}

	private String problem(String path) {
		Api.Answer answer = this.api.get(path);
		return answer.status() + " " + answer.json().path("type").asString().replace("urn:tutti:problem:", "");
	}

	private List<JsonNode> lines(String path) {
		return rows(path, "application/x-ndjson").lines().map(JsonMapper.shared()::readTree).toList();
	}

	private String rows(String path, String type) {
		HttpHeaders headers = new HttpHeaders();
		headers.setAccept(List.of(MediaType.parseMediaType(type)));
		Api.Answer answer = this.api.send(HttpMethod.GET, path, null, headers);
		assertThat(answer.status()).isEqualTo(200);
		return new String(answer.content(), StandardCharsets.UTF_8);
	}

	private static List<String> flat(JsonNode rows) {
		return rows.valueStream().flatMap(JsonNode::valueStream).map(JsonNode::asString).toList();
	}

	private static String trajectory(int[][] member, int[] labels, int example) {
		StringBuilder trajectory = new StringBuilder();
		for (int[] predicted : member) {
			trajectory.append((predicted != null) ? ((predicted[example] == labels[example]) ? "1" : "0") : "-");
		}
		return trajectory.toString();
	}

}
