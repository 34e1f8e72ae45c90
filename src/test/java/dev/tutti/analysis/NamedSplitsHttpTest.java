package dev.tutti.analysis;

import java.util.List;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import dev.tutti.dataset.store.DatasetUploads;
import dev.tutti.dataset.store.NamedSplits;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/** Analysis of splits of any name, with labels and without. */
class NamedSplitsHttpTest extends HttpTest {

	/** What needs ground-truth labels, as is put after an ensemble's address. */
	private static final List<String> NEED_LABELS = List.of("/agreement?measure=tp&split=%s",
			"/agreement?measure=consensus&class=0&split=%s", "/ranking?split=%s", "/ranking.csv?split=%s",
			"/dynamics?split=%s", "/members?split=%s", "/examples?split=%s", "/suspects?split=%s",
			"/redundant?split=%s");

	@Autowired
	private DatasetUploads uploads;

	@Test
	void trainedEnsembleIsEvaluatedOnEverySplit() throws Exception {
		NamedSplits.upload(this.uploads, "four-splits", "train", "test", "val", "tomorrow");
		String path = train("four-splits");
		assertThat(names(this.api.get(path).json().path("splits"))).containsExactly("train", "test", "tomorrow", "val");
		for (String split : List.of("train", "test", "val")) {
			for (String read : NEED_LABELS) {
				assertThat(get(path, read, split).status()).as(read).isEqualTo(200);
			}
			JsonNode example = this.api.get(path + "/examples/" + split + "/4").json();
			assertThat(example.path("label").asInt()).isEqualTo(1);
			assertThat(example.path("confidence").isNumber()).isTrue();
		}
		assertThat(this.api.get(path + "/agreement").json().path("split").asString()).isEqualTo("test");
	}

	@Test
	void splitWithoutLabelsHasPredictionsVotesAndConsensus() throws Exception {
		NamedSplits.upload(this.uploads, "with-unlabelled", "train", "val", "tomorrow");
		String path = train("with-unlabelled");
		for (String read : NEED_LABELS) {
			Api.Answer answer = get(path, read, "tomorrow");
			assertThat(answer.status()).as(read).isEqualTo(409);
			assertThat(answer.json().path("type").asString()).as(read).isEqualTo("urn:tutti:problem:labels-missing");
		}
		String id = path.substring(path.lastIndexOf('/') + 1);
		assertThat(problem("/api/v1/comparisons?split=tomorrow&left=%s&right=%s".formatted(id, id)))
			.isEqualTo("409 labels-missing");
		JsonNode agreement = this.api.get(path + "/agreement?measure=consensus&split=tomorrow").json();
		assertThat(agreement.path("examples").asInt()).isEqualTo(NamedSplits.EXAMPLES);
		assertThat(agreement.path("members").asInt()).isEqualTo(3);
		JsonNode example = this.api.get(path + "/examples/tomorrow/4").json();
		assertThat(example.propertyNames()).containsExactlyInAnyOrder("split", "index", "key", "predictions", "votes",
				"links");
		assertThat(example.path("index").asInt()).isEqualTo(4);
		assertThat(example.path("predictions").size()).isEqualTo(3);
		assertThat(example.path("votes").valueStream().mapToInt(NamedSplitsHttpTest::sum)).containsExactly(3, 3);
		assertThat(problem(path + "/examples/tomorrow/30")).isEqualTo("404 unknown-example");
		try (Parquet parquet = new Parquet(this.api.get(path + "/history.parquet?split=tomorrow").content())) {
			assertThat(parquet.query("select column_name from (describe select * from %s)")).containsExactly("member",
					"checkpoint", "epoch", "index", "predicted");
			assertThat(parquet.query("select predicted from %s where index = 4 order by member, checkpoint"))
				.containsExactlyElementsOf(example.path("predictions")
					.valueStream()
					.flatMap(JsonNode::valueStream)
					.map(JsonNode::asString)
					.toList());
		}
	}

	@Test
	void datasetOfEvaluationSplitsIsNotTrainedOnButTakesHistories() {
		NamedSplits.upload(this.uploads, "evaluation-alone", "val", "tomorrow");
		Api.Answer refused = this.api.post("/api/v1/ensembles",
				"{\"dataset\": \"evaluation-alone\", \"members\": 1, \"architecture\": {\"type\": \"linear\"}}");
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.json().path("errors").get(0).path("pointer").asString()).isEqualTo("/dataset");
		assertThat(refused.json().path("errors").get(0).path("detail").asString()).contains("no train split",
				"tomorrow, val", "external");
		String path = external("evaluation-alone", "");
		assertThat(names(this.api.get(path).json().path("splits"))).containsExactly("tomorrow", "val");
		assertThat(problem(path + "/agreement?measure=consensus&split=tomorrow")).isEqualTo("409 no-history-yet");
		// that there are no labels does not change with time
		assertThat(problem(path + "/agreement?split=tomorrow")).isEqualTo("409 labels-missing");
		double[] progress = { 0.25, 0.5, 0.75, 1 };
		for (int i = 0; i < 4; i++) {
			put(path, "%s/0/%d".formatted((i < 2) ? "val" : "tomorrow", i % 2), i);
			JsonNode ensemble = this.api.get(path).json();
			assertThat(ensemble.path("progress").asDouble()).isEqualTo(progress[i]);
			assertThat(ensemble.path("state").asString()).isEqualTo((i < 3) ? "RUNNING" : "SUCCEEDED");
		}
		assertThat(this.api.get(path + "/agreement?split=val").status()).isEqualTo(200);
		assertThat(this.api.get(path + "/agreement?split=tomorrow&measure=consensus").status()).isEqualTo(200);
	}

	@Test
	void splitDefaultsToTestOrToTheOnlyOneThatEvaluates() {
		NamedSplits.upload(this.uploads, "default-splits", "train", "test", "val", "tomorrow");
		assertThat(defaultOf(external("default-splits", ""))).isEqualTo("test");
		assertThat(defaultOf(external("default-splits", "\"val\", \"test\""))).isEqualTo("test");
		assertThat(defaultOf(external("default-splits", "\"train\", \"val\""))).isEqualTo("val");
		String unlabelled = external("default-splits", "\"train\", \"tomorrow\"");
		put(unlabelled, "tomorrow/0/0", 0);
		assertThat(this.api.get(unlabelled + "/agreement?measure=consensus").json().path("split").asString())
			.isEqualTo("tomorrow");
		for (String read : List.of("/agreement", "/ranking", "/dynamics", "/members", "/examples",
				"/history.parquet")) {
			Api.Answer several = this.api.get(external("default-splits", "\"train\", \"val\", \"tomorrow\"") + read);
			assertThat(several.status()).as(read).isEqualTo(400);
			JsonNode error = several.json().path("errors").get(0);
			assertThat(error.path("pointer").asString()).isEqualTo("split");
			assertThat(error.path("detail").asString()).contains("train, tomorrow, val");
		}
		for (String read : List.of("/suspects", "/redundant")) {
			Api.Answer withoutTrain = this.api.get(external("default-splits", "\"val\", \"tomorrow\"") + read);
			assertThat(withoutTrain.status()).as(read).isEqualTo(400);
			assertThat(withoutTrain.json().path("errors").get(0).path("detail").asString()).contains("no train split",
					"tomorrow, val");
		}
		assertThat(problem(external("default-splits", "\"train\"") + "/agreement")).isEqualTo("400 invalid-request");
	}

	@Test
	void unknownSplitListsThoseOfTheEnsemble() {
		NamedSplits.upload(this.uploads, "unknown-splits", "train", "val", "tomorrow");
		String path = external("unknown-splits", "\"val\", \"tomorrow\"");
		for (String read : List.of("/agreement?split=test", "/agreement?split=train&measure=consensus",
				"/ranking?split=test", "/dynamics?split=test", "/members?split=test", "/examples?split=test",
				"/examples/test/0", "/suspects?split=test", "/redundant?split=test", "/history.parquet?split=test")) {
			Api.Answer answer = this.api.get(path + read);
			assertThat(answer.status()).as(read).isEqualTo(404);
			assertThat(answer.json().path("type").asString()).as(read).isEqualTo("urn:tutti:problem:unknown-split");
			assertThat(answer.json().path("detail").asString()).as(read).contains("tomorrow", "val");
		}
	}

	@Test
	void suspectsAreOfTheCheckpointThatIsBestOnTheSplitThatEvaluates() {
		NamedSplits.upload(this.uploads, "suspects", "train", "test", "val", "tomorrow");
		// the best checkpoint of each split: train 0, test 1, val 1
		assertThat(suspectsCheckpoint("\"train\", \"test\"", "test")).isEqualTo(1);
		assertThat(suspectsCheckpoint("\"train\", \"val\"", "val")).isEqualTo(1);
		assertThat(suspectsCheckpoint("\"train\", \"test\"", "")).as("no history of test").isZero();
		assertThat(suspectsCheckpoint("\"train\", \"tomorrow\"", "tomorrow")).as("no labels").isZero();
		assertThat(suspectsCheckpoint("\"train\", \"val\", \"tomorrow\"", "val")).as("several").isZero();
		assertThat(suspectsCheckpoint("\"train\"", "")).isZero();
	}

	@Test
	void externalEnsembleTakesAnySplitsOfItsDataset() {
		NamedSplits.upload(this.uploads, "any-splits", "train", "val", "tomorrow");
		assertThat(splitsProblem("\"test\"")).contains("no test split", "train, tomorrow, val");
		assertThat(splitsProblem("\"val\", \"val\"")).contains("Duplicate");
		assertThat(splitsProblem("\"val" + "\", \"v".repeat(16) + "\"")).isNotEmpty();
		assertThat(splitsProblem("\"Not A Name\"")).contains("Not A Name");
		assertThat(splitsProblem("7")).isNotEmpty();
	}

	@Test
	void ensemblesAreComparedOnSplitsThatBothHave() {
		NamedSplits.upload(this.uploads, "compared", "train", "test", "val");
		String left = external("compared", "\"test\", \"val\"");
		String right = external("compared", "\"train\", \"val\"");
		String other = external("compared", "\"train\"");
		for (int checkpoint = 0; checkpoint < 2; checkpoint++) {
			put(left, "val/0/" + checkpoint, checkpoint);
			put(right, "val/0/" + checkpoint, checkpoint);
		}
		assertThat(this.api.get(comparison(left, right)).json().path("split").asString()).isEqualTo("val");
		assertThat(problem(comparison(left, right) + "&split=test")).isEqualTo("404 unknown-split");
		assertThat(problem(comparison(left, other))).isEqualTo("409 not-comparable");
	}

	private String train(String dataset) {
		long id = this.api.submit("""
				{"dataset": "%s", "members": 3, "architecture": {"type": "linear"}, "training": {"epochs": 2}}"""
			.formatted(dataset));
		assertThat(this.api.awaitEnd(id).path("state").asString()).isEqualTo("SUCCEEDED");
		return "/api/v1/ensembles/" + id;
	}

	/** An external ensemble with one member and two checkpoints. */
	private String external(String dataset, String splits) {
		return "/api/v1/ensembles/" + this.api.submit(specification(dataset, splits));
	}

	private static String specification(String dataset, String splits) {
		return """
				{"engine": "external", "dataset": "%s", "members": 1, "checkpoints": [{"epoch": 1}, {"epoch": 2}]%s}"""
			.formatted(dataset, splits.isEmpty() ? "" : ", \"splits\": [" + splits + "]");
	}

	/** Sends a history in which some examples are wrong. */
	private void put(String path, String place, int wrong) {
		byte[] labels = new byte[NamedSplits.EXAMPLES];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = (byte) NamedSplits.label((i < wrong) ? i + 1 : i);
		}
		Api.Answer answer = this.api.send(HttpMethod.PUT, path + "/histories/" + place, labels,
				MediaType.APPLICATION_OCTET_STREAM, HttpHeaders.EMPTY);
		assertThat(answer.status()).as(new String(answer.content())).isEqualTo(204);
	}

	private String defaultOf(String path) {
		for (JsonNode split : this.api.get(path).json().path("splits")) {
			put(path, split.asString() + "/0/0", 1);
		}
		return this.api.get(path + "/ranking").json().path("items").isEmpty() ? ""
				: this.api.get(path + "/agreement").json().path("split").asString();
	}

	private int suspectsCheckpoint(String splits, String evaluated) {
		String path = external("suspects", splits);
		for (int checkpoint = 0; checkpoint < 2; checkpoint++) {
			put(path, "train/0/" + checkpoint, checkpoint);
			if (!evaluated.isEmpty()) {
				put(path, evaluated + "/0/" + checkpoint, 1 - checkpoint);
			}
		}
		return this.api.get(path + "/suspects").json().path("checkpoint").asInt();
	}

	private String splitsProblem(String splits) {
		Api.Answer answer = this.api.post("/api/v1/ensembles", specification("any-splits", splits));
		assertThat(answer.status()).as(splits).isEqualTo(400);
		JsonNode error = answer.json().path("errors").get(0);
		assertThat(error.path("pointer").asString()).startsWith("/splits");
		return error.path("detail").asString();
	}

	private static String comparison(String left, String right) {
		return "/api/v1/comparisons?left=%s&right=%s".formatted(left.substring(left.lastIndexOf('/') + 1),
				right.substring(right.lastIndexOf('/') + 1));
	}

	/** CSV is asked for by its ending. */
	private Api.Answer get(String path, String read, String split) {
		HttpHeaders headers = new HttpHeaders();
		if (read.contains(".csv")) {
			headers.setAccept(List.of(new MediaType("text", "csv")));
		}
		return this.api.send(HttpMethod.GET, path + read.replace(".csv", "").formatted(split), null, headers);
	}

	private String problem(String path) {
		Api.Answer answer = this.api.get(path);
		return answer.status() + " " + answer.json().path("type").asString().replace("urn:tutti:problem:", "");
	}

	private static List<String> names(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

	private static int sum(JsonNode votes) {
		return votes.valueStream().mapToInt(JsonNode::asInt).sum();
	}

}
