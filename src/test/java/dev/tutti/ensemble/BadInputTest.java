package dev.tutti.ensemble;

import java.util.List;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Invalid requests are refused with all their bad fields, and change nothing. */
class BadInputTest extends HttpTest {

	private static final String PATH = "/api/v1/ensembles";

	@Test
	void reportsEveryInvalidFieldAtOnce() {
		int before = count();
		Api.Answer answer = this.api.post(PATH, """
				{"dataset": "nothing", "members": 0, "engine": "abacus", "colour": "red",
				 "architecture": {"type": "mlp", "hidden": [0, null, 8], "activation": "step"},
				 "training": {"epochs": -1, "optimizer": {"type": "sgd", "learningRate": -0.1, "speed": 3}, "l2": -1},
				 "evaluation": {"early": [0.5, 1.5]}}""");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.headers().getContentType()).hasToString("application/problem+json");
		assertThat(answer.json().path("type").asString()).isEqualTo("urn:tutti:problem:invalid-request");
		assertThat(answer.badFields()).contains("/dataset", "/members", "/engine", "/colour", "/architecture/hidden/0",
				"/architecture/hidden/1", "/architecture/activation", "/training/epochs",
				"/training/optimizer/learningRate", "/training/optimizer/speed", "/training/l2", "/evaluation/early/1");
		assertThat(count()).isEqualTo(before);
	}

	@Test
	void listsKnownArchitecturesForUnknownType() {
		Api.Answer answer = this.api.post(PATH,
				"{\"dataset\": \"digits\", \"members\": 1, \"architecture\": {\"type\": \"transformer\"}}");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.badFields()).containsExactly("/architecture/type");
		assertThat(answer.json().path("errors").path(0).path("detail").asString()).contains("small-cnn");
	}

	@Test
	void reportsMissingFields() {
		Api.Answer answer = this.api.post(PATH, "{}");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.badFields()).containsExactlyInAnyOrder("/dataset", "/members", "/architecture");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"dataset\":|", "[]|", "null|", "\"text\"|", "|", "{\"members\": 2.5}|/members",
					"{\"members\": 99999999999}|/members", "{\"members\": \"many\"}|/members",
					"{\"training\": [1]}|/training", "{\"architecture\": {}}|/architecture" })
	void returns400WithoutClassNamesForUnreadableBody(String body, String pointer) {
		Api.Answer answer = this.api.post(PATH, (body != null) ? body : "");
		assertThat(answer.status()).isEqualTo(400);
		String text = new String(answer.content(), java.nio.charset.StandardCharsets.UTF_8);
		assertThat(text).doesNotContain("dev.tutti", "java.lang", "jackson", "Exception");
		if (pointer != null) {
			assertThat(answer.badFields()).anySatisfy((found) -> assertThat(found).startsWith(pointer));
		}
	}

	@ParameterizedTest
	@CsvSource({ "/api/v1/ensembles/999999,404,unknown-ensemble", "/api/v1/ensembles/x,400,invalid-request",
			"/api/v1/ensembles?limit=0,400,invalid-request", "/api/v1/ensembles?state=TIRED,400,invalid-request",
			"/api/v1/nothing,404,not-found", "/api/v1/datasets/nothing,404,unknown-dataset",
			"/api/v1/datasets/digits/examples/test/360,404,unknown-example",
			"/api/v1/datasets/digits/examples/validation/0,404,unknown-split",
			"/api/v1/datasets/digits/examples/test/0.png?scale=99,400,invalid-request",
			"/api/v1/ensembles/999999/agreement,404,unknown-ensemble" })
	void returnsProblemForUnknownResourceOrInvalidParameter(String path, int status, String type) {
		Api.Answer answer = this.api.get(path);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.headers().getContentType()).hasToString("application/problem+json");
		assertThat(answer.json().path("type").asString()).isEqualTo("urn:tutti:problem:" + type);
		assertThat(answer.json().path("detail").asString()).isNotBlank();
	}

	@Test
	void rejectsTrainingOnLabelsOnlyDataset() {
		this.api.post("/api/v1/datasets", """
				{"name": "labels-only", "classes": ["cat", "dog"], "splits": {"train": [0, 1], "test": [1]}}""");
		Api.Answer answer = this.api.post(PATH, """
				{"dataset": "labels-only", "members": 1, "architecture": {"type": "linear"}}""");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.badFields()).containsExactly("/dataset");
		assertThat(answer.json().path("errors").path(0).path("detail").asString()).contains("labels alone");
	}

	@Test
	void rejectsImagesTooSmallForArchitecture() {
		Api.Answer answer = this.api.post(PATH, """
				{"dataset": "digits", "members": 1, "architecture": {"type": "small-cnn", "filters": [4, 4, 4, 4]}}""");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.badFields()).isEqualTo(List.of("/architecture"));
	}

	@Test
	void reportsPathOfLayerWithShapeMismatch() {
		int before = count();
		Api.Answer answer = this.api.post(PATH, """
				{"dataset": "digits", "members": 1, "architecture": {"type": "custom", "layers": [
				  {"type": "convolution", "filters": 4}, {"type": "flatten"},
				  {"type": "residual", "layers": [{"type": "dense", "units": 256}, {"type": "max-pool"}]}]}}""");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.badFields()).containsExactly("/architecture/layers/2/layers/1");
		assertThat(answer.json().path("errors").path(0).path("detail").asString()).contains("a row of 256", "flatten");
		assertThat(count()).isEqualTo(before);
	}

	@Test
	void reportsEveryInvalidLayer() {
		Api.Answer answer = this.api.post(PATH, """
				{"dataset": "digits", "members": 1, "architecture": {"type": "custom", "layers": [
				  {"type": "convolution", "kernel": 12}, null, {"type": "dropout", "rate": 1}, {"type": "dense"},
				  {"type": "residual"}, {"type": "activation"}, {"type": "average-pool", "size": 0},
				  {"type": "residual", "layers": [{"type": "dense", "units": 10, "width": 3}]}]}}""");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.badFields()).contains("/architecture/layers/0/filters", "/architecture/layers/0/kernel",
				"/architecture/layers/1", "/architecture/layers/2/rate", "/architecture/layers/3/units",
				"/architecture/layers/4/layers", "/architecture/layers/5/function", "/architecture/layers/6/size",
				"/architecture/layers/7/layers/0/width");
	}

	@Test
	void rejectsCustomArchitectureWithoutLayers() {
		Api.Answer answer = this.api.post(PATH,
				"{\"dataset\": \"digits\", \"members\": 1, \"architecture\": {\"type\": \"custom\"}}");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.badFields()).containsExactly("/architecture/layers");
	}

	private int count() {
		return this.api.get(PATH + "?limit=100").json().path("items").size();
	}

}
