package dev.tutti.ingestion;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.TextKeys;
import dev.tutti.dataset.store.DatasetDescription;
import dev.tutti.dataset.store.DatasetUploads;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Histories that others send over HTTP, joined by key. */
class KeyedHistoriesTest extends HttpTest {

	private static final List<String> KEYS = List.of("test/cat/1.png", "test/cat/10.png", "test/cat/2.png",
			"test/dog/1.png");

	@Autowired
	private DatasetUploads uploads;

	@BeforeEach
	void upload() {
		TreeMap<Split, RawSplit> splits = new TreeMap<>();
		splits.put(Split.TEST, split(new int[] { 0, 0, 0, 1 }));
		splits.put(Split.of("tomorrow"), split(null));
		this.uploads.add(DatasetDescription.of("keyed", null, null), null,
				(work) -> new ParsedDataset(List.of("cat", "dog"), true, splits, "labels"));
	}

	private static RawSplit split(int[] labels) {
		return new RawSplit(new Shape(0, 0, 0), labels, TextKeys.of(KEYS), (consumer) -> {
			for (int i = 0; i < KEYS.size(); i++) {
				consumer.accept(new float[0]);
			}
		});
	}

	@Test
	void historyIsStoredInOrderOfDatasetWhateverItsOwn() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "keyed", 3, 1, "\"test\"");
		assertThat(put(ensemble, "test/0/0", """
				{"key": "test/dog/1.png", "label": 1}
				{"key": "test/cat/10.png", "label": 1}
				{"key": "test/cat/2.png", "label": 0}
				{"key": "test/cat/1.png", "label": 0}
				""").status()).isEqualTo(204);
		assertThat(ensemble.put("test/0/0", ExternalEnsembleClient.bytes(0, 1, 0, 1), ExternalEnsembleClient.BYTES)
			.status()).isEqualTo(204);
		assertThat(put(ensemble, "test/1/0", """
				{"className": "dog", "key": "test/cat/10.png"}
				{"className": "cat", "key": "test/cat/1.png"}
				{"className": "cat", "key": "test/cat/2.png"}
				{"className": "cat", "key": "test/dog/1.png"}
				""").status()).isEqualTo(204);
		assertThat(put(ensemble, "test/2/0?values=logits", """
				{"key": "test/dog/1.png", "values": [-1, 1]}
				{"key": "test/cat/1.png", "values": [2, 0]}
				{"key": "test/cat/2.png", "values": [1, 1.5]}
				{"key": "test/cat/10.png", "values": [3, 3]}
				""").status()).isEqualTo(204);
		assertThat(ensemble.state()).isEqualTo("SUCCEEDED");
		assertThat(ensemble.get("/agreement?split=test").path("counts").valueStream().mapToInt(JsonNode::asInt))
			.containsExactly(0, 1, 2, 1);
		assertThat(ensemble.get("/ranking?split=test&by=margin").path("items").valueStream())
			.filteredOn((item) -> item.path("index").asInt() == 2)
			.singleElement()
			.satisfies((item) -> assertThat(item.path("margin").asDouble()).isCloseTo(-0.5, within(1e-6)));
	}

	@Test
	void keysThatDoNotMatchAreNamedAndNothingIsStored() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "keyed", 1, 1, "\"test\"");
		Api.Answer answer = put(ensemble, "test/0/0", """
				{"key": "test/dog/1.png", "label": 1}
				{"key": "cat/10.png", "label": 1}
				{"key": "test/dog/1.png", "label": 1}
				{"key": "test/cat/2.png", "label": 0}
				""");
		assertThat(answer.status()).isEqualTo(400);
		JsonNode problem = answer.json();
		assertThat(problem.path("type").asString()).isEqualTo("urn:tutti:problem:keys-do-not-match");
		assertThat(problem.path("missing").toString())
			.isEqualTo("{\"count\":2,\"keys\":[\"test/cat/1.png\",\"test/cat/10.png\"]}");
		assertThat(problem.path("unknown").toString()).isEqualTo("{\"count\":1,\"keys\":[\"cat/10.png\"]}");
		assertThat(problem.path("double").toString()).isEqualTo("{\"count\":1,\"keys\":[\"test/dog/1.png\"]}");
		Api.Answer empty = put(ensemble, "test/0/0", "{\"key\": \"test/dog/1.png\", \"label\": 1}");
		assertThat(empty.json().path("unknown").toString()).isEqualTo("{\"count\":0,\"keys\":[]}");
		Api.Answer unknown = put(ensemble, "test/0/0", "{\"key\": \"test/dog/1.png\", \"className\": \"Dog\"}");
		assertThat(unknown.status()).isEqualTo(400);
		assertThat(unknown.json().path("detail").asString()).contains("no class 'Dog'; the classes are 'cat', 'dog'");
		assertThat(ensemble.state()).isEqualTo("QUEUED");
		assertThat(ensemble.get().path("progress").asDouble()).isZero();
	}

	@Test
	void splitWithoutLabelsTakesPredictionsAndOfValuesTheirLabels() {
		ExternalEnsembleClient ensemble = new ExternalEnsembleClient(this.api, "keyed", 2, 1, "\"tomorrow\"");
		String logits = """
				{"key": "test/dog/1.png", "values": [-1, 1]}
				{"key": "test/cat/1.png", "values": [2, 0]}
				{"key": "test/cat/2.png", "values": [1, 1.5]}
				{"key": "test/cat/10.png", "values": [3, 3]}
				""";
		for (int i = 0; i < 2; i++) {
			assertThat(put(ensemble, "tomorrow/0/0?values=logits", logits).status()).isEqualTo(204);
		}
		assertThat(ensemble.put("tomorrow/0/0", ExternalEnsembleClient.bytes(0, 0, 1, 1), ExternalEnsembleClient.BYTES)
			.status()).isEqualTo(204);
		assertThat(put(ensemble, "tomorrow/0/0?values=logits", logits).status()).isEqualTo(204);
		Api.Answer invalid = ensemble.put("tomorrow/1/0", ExternalEnsembleClient.bytes(0, 2, 1, 1),
				ExternalEnsembleClient.BYTES);
		assertThat(invalid.status()).isEqualTo(400);
		assertThat(invalid.json().path("detail").asString()).contains("labels are 0 to 1");
		assertThat(ensemble.put("tomorrow/1/0", ExternalEnsembleClient.bytes(1, 0, 1, 1), ExternalEnsembleClient.BYTES)
			.status()).isEqualTo(204);
		assertThat(ensemble.state()).isEqualTo("SUCCEEDED");
		assertThat(ensemble.get("/agreement?split=tomorrow&measure=consensus")
			.path("counts")
			.valueStream()
			.mapToInt(JsonNode::asInt)).containsExactly(0, 1, 3);
	}

	private static Api.Answer put(ExternalEnsembleClient ensemble, String place, String lines) {
		return ensemble.put(place, lines.getBytes(StandardCharsets.UTF_8), ExternalEnsembleClient.NDJSON);
	}

}
