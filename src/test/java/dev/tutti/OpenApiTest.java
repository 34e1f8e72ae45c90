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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI document is true: every example in it can be sent as it stands. */
class OpenApiTest {

	/** What the examples of the ensemble that is sent first refer to. */
	private static final String SUBMIT = "post /api/v1/ensembles";

	/** What the dataset of the ensemble that others train is. */
	private static final String UPLOAD = "post /api/v1/datasets";

	/** Waits for its histories, which come next. */
	private static final String EXTERNAL = "external";

	@Test
	void describesEveryOperationAndAnswersItsExamplesAsDocumented(@TempDir Path home) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(TuttiApplication.class)
			.run("--server.port=0", "--tutti.home=" + home)) {
			Api api = new Api(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			JsonNode document = api.get("/v3/api-docs").json();
			assertThat(document.path("openapi").asString()).startsWith("3.1");
			assertClientsCanBeGenerated(document.path("components").path("schemas"));
			assertParametersHaveNamesThatAreRead(document.path("paths"));
			List<Example> examples = examples(document);
			Example submission = examples.stream()
				.filter((example) -> example.name().equals(SUBMIT))
				.findFirst()
				.orElseThrow();
			// two, as examples compare 1 with 2
			api.awaitEnd(submission.send(api).json().path("id").asLong());
			for (Example example : examples) {
				Api.Answer answer = example.send(api);
				if (example.name().equals(SUBMIT) && !EXTERNAL.equals(answer.json().path("engine").asString())) {
					api.awaitEnd(answer.json().path("id").asLong());
				}
				String sent = example.name() + ": " + new String(answer.content(), StandardCharsets.UTF_8);
				assertThat(example.operation().path("responses").propertyNames()).as(sent)
					.contains(String.valueOf(answer.status()), "500");
				assertThat(answer.status()).as(sent).isIn(200, 201, 202, 204, 409);
			}
			assertThat(api.get("/swagger-ui.html").status()).isIn(200, 302);
		}
	}

	/**
	 * A field with a default need not be sent, and each type's name leads to a schema.
	 */
	private static void assertClientsCanBeGenerated(JsonNode schemas) {
		assertThat(schemas.path("Architecture").path("discriminator").path("mapping").path("st-vgg").asString())
			.isEqualTo("#/components/schemas/StVgg");
		assertThat(schemas.path("Layer").path("discriminator").path("mapping").size()).isEqualTo(10);
		for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
			for (JsonNode target : schema.getValue().path("discriminator").path("mapping")) {
				String name = target.asString().substring("#/components/schemas/".length());
				assertThat(schemas.path(name).isObject()).as(name).isTrue();
			}
			for (JsonNode required : schema.getValue().path("required")) {
				JsonNode property = schema.getValue().path("properties").path(required.asString());
				assertThat(property.has("default")).as(schema.getKey() + " " + required).isFalse();
			}
		}
	}

	/** A type that is read from one value is one parameter. */
	private static void assertParametersHaveNamesThatAreRead(JsonNode paths) {
		assertThat(paths.findValues("parameters")).flatMap((parameters) -> parameters.findValuesAsString("name"))
			.contains("split")
			.noneMatch((name) -> name.contains("."));
	}

	/** Uploads and submits first, and deletes last. */
	private static List<Example> examples(JsonNode document) {
		List<Example> examples = new ArrayList<>();
		for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
			for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
				String name = operation.getKey() + " " + path.getKey();
				assertThat(operation.getValue().path("summary").asString("")).as(name).isNotBlank();
				JsonNode contents = operation.getValue().path("requestBody").path("content");
				if (contents.isEmpty()) {
					examples.add(new Example(name, operation.getValue(), null, null));
				}
				for (Map.Entry<String, JsonNode> content : contents.properties()) {
					if (isBinary(content.getValue()) && contents.size() > 1) {
						// no text to show; another media type of the operation has one
						continue;
					}
					assertThat(content.getValue().path("examples")).as(name + " " + content.getKey()).isNotEmpty();
					for (JsonNode example : content.getValue().path("examples")) {
						examples.add(new Example(name, operation.getValue(), content.getKey(), example.path("value")));
					}
				}
			}
		}
		return examples.stream().sorted(Comparator.comparing(OpenApiTest::sendOrder)).toList();
	}

	private static boolean isBinary(JsonNode content) {
		return content.path("schema").path("format").asString("").equals("binary");
	}

	/** Each after what it refers to. */
	private static int sendOrder(Example example) {
		String name = example.name();
		if (name.equals(UPLOAD)) {
			return 0;
		}
		if (name.equals(SUBMIT)) {
			return 1;
		}
		if (name.startsWith("put")) {
			return 2;
		}
		return name.startsWith("delete") ? 4 : 3;
	}

	/** An operation with a body that can be sent to it. */
	private record Example(String name, JsonNode operation, String contentType, JsonNode body) {

		Api.Answer send(Api api) {
			String path = this.name.substring(this.name.indexOf(' ') + 1);
			StringBuilder query = new StringBuilder();
			for (JsonNode parameter : this.operation.path("parameters")) {
				String value = parameter.path("example").asString("");
				String parameterName = parameter.path("name").asString();
				switch (parameter.path("in").asString()) {
					case "path" -> {
						assertThat(value).as(this.name + " " + parameter).isNotBlank();
						path = path.replace("{" + parameterName + "}", value);
					}
					case "query" -> {
						if (!value.isEmpty()) {
							query.append(query.isEmpty() ? '?' : '&')
								.append(parameterName)
								.append('=')
								.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
						}
					}
					default -> assertThat(parameter.path("required").asBoolean()).isFalse();
				}
			}
			HttpMethod method = HttpMethod.valueOf(this.name.substring(0, this.name.indexOf(' ')).toUpperCase());
			if (this.contentType == null) {
				return api.send(method, path + query, null, HttpHeaders.EMPTY);
			}
			MediaType type = MediaType.parseMediaType(this.contentType);
			Object content = type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA) ? parts()
					: this.body.isString() ? this.body.asString() : this.body.toString();
			return api.send(method, path + query, content, type, HttpHeaders.EMPTY);
		}

		/** Lists are files, the rest is text. */
		private MultiValueMap<String, Object> parts() {
			JsonNode fields = this.body.isString() ? JsonMapper.shared().readTree(this.body.asString()) : this.body;
			MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
			for (Map.Entry<String, JsonNode> field : fields.properties()) {
				if (field.getValue().isArray()) {
					field.getValue().forEach((file) -> parts.add(field.getKey(), file(file.asString())));
				}
				else {
					parts.add(field.getKey(), field.getValue().asString());
				}
			}
			return parts;
		}

		private static ByteArrayResource file(String content) {
			return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
				@Override
				public String getFilename() {
					return "file";
				}
			};
		}

	}

}
