package dev.tutti;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI document is true: every example in it can be sent as it stands. */
class OpenApiTest {

	/** What the examples of the ensemble that is sent first refer to. */
	private static final String SUBMIT = "post /api/v1/ensembles";

	@Test
	void everyOperationIsDescribedAndItsExampleIsAnsweredAsDocumented(@TempDir Path home) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(TuttiApplication.class)
			.run("--server.port=0", "--tutti.home=" + home)) {
			Api api = new Api(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			JsonNode document = api.get("/v3/api-docs").json();
			assertThat(document.path("openapi").asString()).startsWith("3.1");
			for (Example example : examples(document)) {
				Api.Answer answer = example.send(api);
				if (example.name().equals(SUBMIT)) {
					api.awaitEnd(answer.json().path("id").asLong());
				}
				String status = String.valueOf(answer.status());
				assertThat(example.operation().path("responses").propertyNames()).as(example.name()).contains(status);
				assertThat(answer.status()).as(example + " " + new String(answer.content(), StandardCharsets.UTF_8))
					.isIn(200, 201, 202, 204, 409);
			}
			assertThat(api.get("/swagger-ui.html").status()).isIn(200, 302);
		}
	}

	/** Submits first and deletes last. */
	private static List<Example> examples(JsonNode document) {
		List<Example> examples = new ArrayList<>();
		for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
			for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
				examples.add(new Example(operation.getKey() + " " + path.getKey(), operation.getValue()));
			}
		}
		Comparator<Example> order = Comparator.comparing((Example example) -> !example.name().equals(SUBMIT));
		return examples.stream().sorted(order.thenComparing((example) -> example.name().startsWith("delete"))).toList();
	}

	private record Example(String name, JsonNode operation) {

		Api.Answer send(Api api) {
			assertThat(this.operation.path("summary").asString()).as(this.name).isNotBlank();
			assertThat(this.operation.path("responses").propertyNames()).as(this.name).contains("500");
			String path = this.name.substring(this.name.indexOf(' ') + 1);
			StringBuilder query = new StringBuilder();
			for (JsonNode parameter : this.operation.path("parameters")) {
				String value = parameter.path("example").asString("");
				switch (parameter.path("in").asString()) {
					case "path" -> {
						assertThat(value).as(this.name + " " + parameter).isNotBlank();
						path = path.replace("{" + parameter.path("name").asString() + "}", value);
					}
					case "query" -> {
						if (!value.isEmpty()) {
							query.append(query.isEmpty() ? '?' : '&')
								.append(parameter.path("name").asString())
								.append('=')
								.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
						}
					}
					default -> assertThat(parameter.path("required").asBoolean()).isFalse();
				}
			}
			return api.send(HttpMethod.valueOf(this.name.substring(0, this.name.indexOf(' ')).toUpperCase()),
					path + query, body(), HttpHeaders.EMPTY);
		}

		private String body() {
			if (this.operation.path("requestBody").isMissingNode()) {
				return null;
			}
			JsonNode content = this.operation.path("requestBody").path("content").path("application/json");
			JsonNode example = content.path("examples").valueStream().findFirst().orElseThrow().path("value");
			return example.isString() ? example.asString() : example.toString();
		}

	}

}
