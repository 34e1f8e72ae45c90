package dev.tutti.analysis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import dev.tutti.analysis.order.Score;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is read of a trained ensemble fits together. */
class AnalysisHttpTest extends HttpTest {

	private static final int MEMBERS = 6;

	private static final int CHECKPOINTS = 4;

	private static final int EXAMPLES = 360;

	private static String ensemble = "";

	@BeforeEach
	void train() {
		if (ensemble.isEmpty()) {
			long id = this.api.submit("""
					{"dataset": "digits", "members": 6, "architecture": {"type": "mlp", "hidden": [16]},
					 "training": {"epochs": 3}, "evaluation": {"early": [0.25]}}""");
			assertThat(this.api.awaitEnd(id).path("state").asString()).isEqualTo("SUCCEEDED");
			ensemble = "/api/v1/ensembles/" + id;
		}
	}

	@Test
	void agreementIsMoreBimodalThanNull() {
		JsonNode agreement = read("/agreement?split=test&checkpoint=0");
		assertThat(agreement.path("epoch").asDouble()).isCloseTo(0.25, within(0.02));
		assertThat(agreement.path("measure").asString()).isEqualTo("tp");
		assertThat(agreement.path("members").asInt()).isEqualTo(MEMBERS);
		assertThat(agreement.path("examples").asInt()).isEqualTo(EXAMPLES);
		assertThat(agreement.path("counts")).hasSize(MEMBERS + 1);
		assertThat(sum(agreement.path("counts"))).isEqualTo(EXAMPLES);
		assertThat(sum(agreement.path("null").path("counts"))).isCloseTo(EXAMPLES, within(1e-6));
		assertThat(sum(agreement.path("nullWithinClass").path("counts"))).isCloseTo(EXAMPLES, within(1e-6));
		assertThat(agreement.path("bimodality").asDouble())
			.isLessThan(agreement.path("null").path("bimodality").asDouble());
		assertThat(agreement.path("mean").asDouble()).isBetween(0.1, 0.9);
	}

	@Test
	void agreementDefaultsToLastCheckpoint() {
		JsonNode agreement = read("/agreement?split=test");
		assertThat(agreement.path("checkpoint").asInt()).isEqualTo(CHECKPOINTS - 1);
		assertThat(agreement.path("epoch").asDouble()).isEqualTo(3);
	}

	@Test
	void agreementCountsOfClassesSumToOverallCounts() {
		double[] whole = counts(read("/agreement?split=test"));
		double[] sum = new double[whole.length];
		for (int label = 0; label < 10; label++) {
			JsonNode one = read("/agreement?split=test&class=" + label);
			assertThat(one.path("class").asInt()).isEqualTo(label);
			double[] counts = counts(one);
			for (int n = 0; n < sum.length; n++) {
				sum[n] += counts[n];
			}
		}
		assertThat(sum).isEqualTo(whole);
	}

	@Test
	void consensusIsAtLeastTruePositiveAgreement() {
		JsonNode consensus = read("/agreement?measure=consensus");
		assertThat(sum(consensus.path("counts"))).isEqualTo(EXAMPLES);
		assertThat(sum(consensus.path("null").path("counts"))).isCloseTo(EXAMPLES, within(1e-6));
		assertThat(consensus.path("mean").asDouble())
			.isGreaterThanOrEqualTo(read("/agreement").path("mean").asDouble());
		assertThat(consensus.path("counts").path(0).asInt()).isZero();
	}

	@Test
	void rankingPagesThroughAllExamples() {
		List<JsonNode> all = pages("/ranking?split=test&limit=100");
		assertThat(all).hasSize(EXAMPLES);
		assertThat(all.stream().map((item) -> item.path("index").asInt())).doesNotHaveDuplicates();
		double before = Double.POSITIVE_INFINITY;
		double rank = 0;
		for (JsonNode item : all) {
			assertThat(item.path("accessibility").asDouble()).isLessThanOrEqualTo(before);
			assertThat(item.path("rank").asDouble()).isGreaterThanOrEqualTo(rank);
			before = item.path("accessibility").asDouble();
			rank = item.path("rank").asDouble();
		}
		assertThat(all.stream().mapToDouble((item) -> item.path("rank").asDouble()).sum())
			.isEqualTo(EXAMPLES * (EXAMPLES + 1) / 2.0);
		List<JsonNode> hardest = pages("/ranking?split=test&order=hardest&limit=77");
		assertThat(hardest.get(0).path("rank").asDouble()).isEqualTo(rank);
		assertThat(hardest).hasSize(EXAMPLES);
	}

	@Test
	void rankingOfClassRanksWithinClass() {
		List<JsonNode> sevens = pages("/ranking?split=test&class=7");
		assertThat(sevens).isNotEmpty().allSatisfy((item) -> assertThat(item.path("label").asInt()).isEqualTo(7));
		assertThat(sevens.stream().mapToDouble((item) -> item.path("rank").asDouble()).sum())
			.isEqualTo(sevens.size() * (sevens.size() + 1) / 2.0);
	}

	@Test
	void exampleHistoryMatchesRanking() {
		JsonNode hardest = read("/ranking?split=train&order=hardest&limit=1").path("items").path(0);
		JsonNode example = read("/examples/train/" + hardest.path("index").asInt());
		assertThat(example.path("rank")).isEqualTo(hardest.path("rank"));
		assertThat(example.path("label")).isEqualTo(hardest.path("label"));
		assertThat(example.path("key").asString()).isEqualTo(hardest.path("key").asString())
			.isEqualTo(hardest.path("index").asString());
		assertThat(example.path("correct")).hasSize(MEMBERS);
		assertThat(example.path("votes")).hasSize(CHECKPOINTS);
		double correct = 0;
		for (JsonNode member : example.path("correct")) {
			assertThat(member).hasSize(CHECKPOINTS);
			correct += sum(member);
		}
		assertThat(correct / MEMBERS / CHECKPOINTS).isCloseTo(hardest.path("accessibility").asDouble(), within(1e-9));
		for (JsonNode votes : example.path("votes")) {
			assertThat(sum(votes)).isEqualTo(MEMBERS);
		}
		assertThat(this.api.get(example.path("links").path("image").asString()).status()).isEqualTo(200);
	}

	@Test
	void dynamicsMatchAgreementAtEveryCheckpoint() {
		JsonNode dynamics = read("/dynamics?split=test");
		assertThat(dynamics.path("checkpoints")).hasSize(CHECKPOINTS);
		double before = 0;
		for (JsonNode checkpoint : dynamics.path("checkpoints")) {
			JsonNode agreement = read("/agreement?split=test&checkpoint=" + checkpoint.path("number").asInt());
			assertThat(checkpoint.path("counts")).isEqualTo(agreement.path("counts"));
			assertThat(checkpoint.path("bimodality")).isEqualTo(agreement.path("bimodality"));
			assertThat(checkpoint.path("null").path("bimodality")).isEqualTo(agreement.path("null").path("bimodality"));
			assertThat(checkpoint.path("epoch").asDouble()).isGreaterThan(before);
			before = checkpoint.path("epoch").asDouble();
			JsonNode accuracy = checkpoint.path("accuracy");
			assertThat(accuracy.path("mean").asDouble()).isCloseTo(agreement.path("mean").asDouble(), within(1e-12));
			assertThat(accuracy.path("min").asDouble()).isLessThanOrEqualTo(accuracy.path("max").asDouble());
			assertThat(checkpoint.path("unanimous").path("right")).isEqualTo(checkpoint.path("counts").path(MEMBERS));
			assertThat(checkpoint.path("unanimous").path("wrong")).isEqualTo(checkpoint.path("counts").path(0));
			assertThat(checkpoint.path("fleissKappa").asDouble()).isBetween(-1.0 / (MEMBERS - 1), 1.0);
		}
		assertThat(dynamics.path("checkpoints").path(0).path("forgettings").asInt()).isZero();
	}

	@Test
	void forgettingsSumEquallyOverCheckpointsAndExamples() {
		double overCheckpoints = 0;
		for (JsonNode checkpoint : read("/dynamics?split=test").path("checkpoints")) {
			overCheckpoints += checkpoint.path("forgettings").asDouble();
		}
		double overExamples = 0;
		for (JsonNode item : pages("/ranking?split=test&by=forgettings&limit=1000")) {
			overExamples += item.path("forgettings").asDouble() * MEMBERS;
		}
		assertThat(overExamples).isCloseTo(overCheckpoints, within(1e-6));
	}

	@Test
	void ranksExamplesByEveryScore() {
		for (Score score : Score.values()) {
			List<JsonNode> items = pages("/ranking?split=test&limit=1000&by=" + score.label());
			assertThat(items).hasSize(EXAMPLES);
			List<Double> values = items.stream()
				.map((item) -> item.path(score.label()))
				.filter((value) -> !value.isNull())
				.map((value) -> score.highIsEasy() ? -value.asDouble() : value.asDouble())
				.toList();
			assertThat(values).as(score.label()).isNotEmpty().isSorted();
		}
	}

	@Test
	void servesRankingAsCsvAndNdjson() {
		List<JsonNode> items = pages("/ranking?split=test&order=hardest&limit=1000");
		String csv = rows("/ranking?split=test&order=hardest", "text/csv");
		assertThat(csv.lines()).hasSize(EXAMPLES + 1);
		assertThat(csv).startsWith("rank,index,key,label,accessibility,firstLearned");
		assertThat(csv.lines().toList().get(1).split(",")[1]).isEqualTo(items.get(0).path("index").asString());
		String ndjson = rows("/ranking?split=test&order=hardest", "application/x-ndjson");
		assertThat(ndjson.lines().map(JsonMapper.shared()::readTree).toList()).isEqualTo(items);
	}

	@Test
	void comparisonOfEnsembleWithItselfCorrelatesPerfectly() {
		String id = ensemble.substring(ensemble.lastIndexOf('/') + 1);
		JsonNode same = this.api.get("/api/v1/comparisons?split=test&left=" + id + "&right=" + id).json();
		assertThat(same.path("examples").asInt()).isEqualTo(EXAMPLES);
		for (String measure : List.of("pearson", "spearman", "kendallTauB", "withinClass")) {
			assertThat(same.path(measure).asDouble()).as(measure).isCloseTo(1, within(1e-9));
		}
		assertThat(same.path("left").path("reliability").asDouble()).isBetween(0.5, 1.0);
		assertThat(same.path("sameEpoch")).hasSize(CHECKPOINTS);
		assertThat(same.path("matchedAccuracy")).hasSize(CHECKPOINTS);
	}

	@Test
	void learningOrdersOfTwoArchitecturesCorrelate() {
		long other = this.api.submit("""
				{"dataset": "digits", "members": 6, "seed": 9, "architecture": {"type": "linear"},
				 "training": {"epochs": 3}, "evaluation": {"early": [0.25]}}""");
		this.api.awaitEnd(other);
		String id = ensemble.substring(ensemble.lastIndexOf('/') + 1);
		JsonNode comparison = this.api.get("/api/v1/comparisons?left=" + id + "&right=" + other).json();
		assertThat(comparison.path("pearson").asDouble()).isBetween(0.4, 1.0);
		assertThat(comparison.path("withinClass").asDouble()).isPositive();
		assertThat(comparison.path("disattenuated").asDouble()).isGreaterThan(comparison.path("pearson").asDouble());
	}

	@Test
	void errorConsistencyIsSymmetricWithUnitDiagonal() {
		JsonNode members = read("/members?split=test");
		assertThat(members.path("members")).hasSize(MEMBERS);
		assertThat(members.path("errorConsistency")).hasSize(MEMBERS);
		for (int i = 0; i < MEMBERS; i++) {
			assertThat(members.path("accuracies").path(i).asDouble()).isBetween(0.7, 1.0);
			assertThat(members.path("errorConsistency").path(i).path(i).asDouble()).isCloseTo(1, within(1e-9));
			for (int j = 0; j < MEMBERS; j++) {
				assertThat(members.path("errorConsistency").path(i).path(j))
					.isEqualTo(members.path("errorConsistency").path(j).path(i));
			}
		}
	}

	@Test
	void redundantExamplesAreCorrectFromGivenCheckpointOn() {
		JsonNode redundant = read("/redundant?split=train&by=1");
		assertThat(redundant.path("found").asInt()).isPositive().isEqualTo(redundant.path("indices").size());
		assertThat(redundant.path("keys").valueStream().map(JsonNode::asString))
			.containsExactlyElementsOf(redundant.path("indices").valueStream().map(JsonNode::asString).toList());
		assertThat(sum(redundant.path("foundByClass"))).isEqualTo(redundant.path("found").asInt());
		JsonNode example = read("/examples/train/" + redundant.path("indices").path(0).asInt());
		assertThat(example.path("correct")).hasSize(MEMBERS);
		for (JsonNode member : example.path("correct")) {
			assertThat(member.valueStream().skip(1)).hasSize(CHECKPOINTS - 1)
				.allSatisfy((correct) -> assertThat(correct.asInt()).isOne());
		}
	}

	@Test
	void returns304ForFinishedEnsembleWithMatchingETag() {
		for (String path : List.of("", "/agreement?split=test", "/ranking?split=test&limit=3", "/examples/test/0")) {
			Api.Answer first = this.api.get(ensemble + path);
			assertThat(first.headers().getETag()).as(path).isNotNull();
			HttpHeaders known = new HttpHeaders();
			known.setIfNoneMatch(first.headers().getETag());
			Api.Answer second = this.api.send(HttpMethod.GET, ensemble + path, null, known);
			assertThat(second.status()).isEqualTo(304);
			assertThat(second.content()).isEmpty();
		}
	}

	@Test
	void returnsProblemForUnknownOrInvalidParameter() {
		assertThat(problem("/agreement?checkpoint=4")).isEqualTo("404 unknown-checkpoint");
		assertThat(problem("/agreement?split=validation")).isEqualTo("404 unknown-split");
		assertThat(problem("/agreement?class=10")).isEqualTo("404 unknown-class");
		assertThat(problem("/agreement?measure=mean")).isEqualTo("400 invalid-request");
		assertThat(problem("/agreement?checkpoint=-1")).isEqualTo("400 invalid-request");
		assertThat(problem("/ranking?class=10")).isEqualTo("404 unknown-class");
		assertThat(problem("/ranking?limit=0")).isEqualTo("400 invalid-request");
		assertThat(problem("/ranking?split=validation")).isEqualTo("404 unknown-split");
		assertThat(problem("/examples/test/360")).isEqualTo("404 unknown-example");
	}

	@Test
	void returns409WithRetryAfterBeforeFirstCheckpoint() {
		withPausedScheduler(() -> {
			long id = this.api
				.submit("""
						{"dataset": "digits", "members": 1, "architecture": {"type": "linear"}, "training": {"epochs": 50}}""");
			String path = "/api/v1/ensembles/" + id;
			for (String read : List.of("/agreement", "/agreement?checkpoint=49", "/ranking", "/examples/test/0")) {
				Api.Answer answer = this.api.get(path + read);
				assertThat(answer.status()).as(read).isEqualTo(409);
				assertThat(answer.json().path("type").asString()).as(read).endsWith("no-history-yet");
				assertThat(answer.headers().getFirst(HttpHeaders.RETRY_AFTER)).as(read).isNotBlank();
			}
			assertThat(this.api.delete(path).status()).isEqualTo(204);
		});
	}

	private JsonNode read(String path) {
		Api.Answer answer = this.api.get(ensemble + path);
		assertThat(answer.status()).isEqualTo(200);
		return answer.json();
	}

	@Test
	void namesTheQueryParameterThatIsInvalid() {
		assertThat(errors("/ranking?class=-1")).containsExactly("class: must be greater than or equal to 0");
		assertThat(errors("/agreement?class=-1")).containsExactly("class: must be greater than or equal to 0");
		assertThat(errors("/ranking?by=mean").get(0)).startsWith("by: 'mean' is not one of accessibility, ");
		assertThat(errors("/suspects?share=half")).containsExactly("share: 'half' is not a number.");
	}

	private List<String> errors(String path) {
		Api.Answer answer = this.api.get(ensemble + path);
		assertThat(answer.status()).isEqualTo(400);
		return answer.json()
			.path("errors")
			.valueStream()
			.map((error) -> error.path("pointer").asString() + ": " + error.path("detail").asString())
			.toList();
	}

	private String rows(String path, String type) {
		HttpHeaders headers = new HttpHeaders();
		headers.setAccept(List.of(MediaType.parseMediaType(type)));
		Api.Answer answer = this.api.send(HttpMethod.GET, ensemble + path, null, headers);
		assertThat(answer.status()).isEqualTo(200);
		return new String(answer.content(), StandardCharsets.UTF_8);
	}

	@Test
	void csvSaysThatItIsUtf8() {
		HttpHeaders headers = new HttpHeaders();
		headers.setAccept(List.of(MediaType.parseMediaType("text/csv")));
		Api.Answer answer = this.api.send(HttpMethod.GET, ensemble + "/ranking?split=test", null, headers);
		assertThat(answer.headers().getContentType()).hasToString("text/csv;charset=UTF-8");
	}

	private String problem(String path) {
		Api.Answer answer = this.api.get(ensemble + path);
		return answer.status() + " " + answer.json().path("type").asString().replace("urn:tutti:problem:", "");
	}

	private List<JsonNode> pages(String path) {
		List<JsonNode> items = new ArrayList<>();
		String next = ensemble + path;
		while (next != null) {
			Api.Answer answer = this.api.get(next);
			assertThat(answer.status()).isEqualTo(200);
			answer.json().path("items").forEach(items::add);
			next = answer.json().path("next").asStringOpt().orElse(null);
		}
		return items;
	}

	private static double[] counts(JsonNode agreement) {
		return agreement.path("counts").valueStream().mapToDouble(JsonNode::asDouble).toArray();
	}

	private static double sum(JsonNode numbers) {
		return numbers.valueStream().mapToDouble(JsonNode::asDouble).sum();
	}

}
