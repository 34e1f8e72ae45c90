package dev.tutti.analysis;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

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
	void agreementIsBimodalBesideItsNull() {
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
		assertThat(agreement.path("mean").asDouble()).isBetween(0.3, 0.9);
	}

	@Test
	void theLastCheckpointIsTheDefault() {
		JsonNode agreement = read("/agreement?split=test");
		assertThat(agreement.path("checkpoint").asInt()).isEqualTo(CHECKPOINTS - 1);
		assertThat(agreement.path("epoch").asDouble()).isEqualTo(3);
	}

	@Test
	void classesAddUpToTheWhole() {
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
	void theRankingGoesThroughAllExamplesInPages() {
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
	void aClassIsRankedAmongItself() {
		List<JsonNode> sevens = pages("/ranking?split=test&class=7");
		assertThat(sevens).isNotEmpty().allSatisfy((item) -> assertThat(item.path("label").asInt()).isEqualTo(7));
		assertThat(sevens.stream().mapToDouble((item) -> item.path("rank").asDouble()).sum())
			.isEqualTo(sevens.size() * (sevens.size() + 1) / 2.0);
	}

	@Test
	void anExamplesHistoryAgreesWithItsPlaceInTheRanking() {
		JsonNode hardest = read("/ranking?split=train&order=hardest&limit=1").path("items").path(0);
		JsonNode example = read("/examples/train/" + hardest.path("index").asInt());
		assertThat(example.path("rank")).isEqualTo(hardest.path("rank"));
		assertThat(example.path("label")).isEqualTo(hardest.path("label"));
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
		assertThat(this.api.get(example.path("links").path("picture").asString()).status()).isEqualTo(200);
	}

	@Test
	void aFinishedEnsembleIsNotSentTwice() {
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
	void whatIsNotThereIsSaid() {
		assertThat(problem("/agreement?checkpoint=4")).isEqualTo("404 unknown-checkpoint");
		assertThat(problem("/agreement?split=validation")).isEqualTo("404 unknown-split");
		assertThat(problem("/agreement?class=10")).isEqualTo("404 unknown-class");
		assertThat(problem("/agreement?measure=mean")).isEqualTo("400 invalid-request");
		assertThat(problem("/agreement?checkpoint=-1")).isEqualTo("400 invalid-request");
		assertThat(problem("/ranking?class=10")).isEqualTo("404 unknown-class");
		assertThat(problem("/ranking?limit=0")).isEqualTo("400 invalid-request");
		assertThat(problem("/examples/test/360")).isEqualTo("404 unknown-example");
	}

	@Test
	void readingBeforeTheFirstCheckpointAsksForPatience() {
		long id = this.api.submit("""
				{"dataset": "digits", "members": 1, "architecture": {"type": "mlp", "hidden": [4096, 4096]},
				 "training": {"epochs": 50}}""");
		String path = "/api/v1/ensembles/" + id;
		for (String read : List.of("/agreement", "/agreement?checkpoint=49", "/ranking", "/examples/test/0")) {
			Api.Answer answer = this.api.get(path + read);
			assertThat(answer.status()).isEqualTo(409);
			assertThat(answer.headers().getFirst(HttpHeaders.RETRY_AFTER)).isNotBlank();
		}
		this.api.delete(path);
	}

	private JsonNode read(String path) {
		Api.Answer answer = this.api.get(ensemble + path);
		assertThat(answer.status()).isEqualTo(200);
		return answer.json();
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
