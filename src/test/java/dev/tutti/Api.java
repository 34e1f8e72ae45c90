package dev.tutti;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The service as its callers see it. */
public class Api {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Duration PATIENCE = Duration.ofMinutes(20);

	private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

	private final RestTestClient client;

	public Api(int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	public Answer get(String path) {
		return send(HttpMethod.GET, path, null, HttpHeaders.EMPTY);
	}

	public Answer post(String path, String body) {
		return send(HttpMethod.POST, path, body, HttpHeaders.EMPTY);
	}

	public Answer delete(String path) {
		return send(HttpMethod.DELETE, path, null, HttpHeaders.EMPTY);
	}

	public Answer send(HttpMethod method, String path, String body, HttpHeaders headers) {
		return send(method, path, body, MediaType.APPLICATION_JSON, headers);
	}

	public Answer send(HttpMethod method, String path, Object body, MediaType type, HttpHeaders headers) {
		RestTestClient.RequestBodySpec request = this.client.method(method)
			.uri(URI.create(path))
			.headers((all) -> all.addAll(headers));
		if (body != null) {
			request.contentType(type).body(body);
		}
		var result = request.exchange().expectBody(byte[].class).returnResult();
		byte[] content = result.getResponseBody();
		return new Answer(result.getStatus(), result.getResponseHeaders(), (content != null) ? content : new byte[0]);
	}

	/** Uploads one CSV file as a dataset. */
	public Answer upload(String name, String csv) {
		MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("name", name);
		parts.add("file", new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)) {
			@Override
			public String getFilename() {
				return name + ".csv";
			}
		});
		return send(HttpMethod.POST, "/api/v1/datasets", parts, MediaType.MULTIPART_FORM_DATA, HttpHeaders.EMPTY);
	}

	/** Submits an ensemble and gives its id. */
	public long submit(String body) {
		Answer answer = post("/api/v1/ensembles", body);
		if (answer.status() != 202) {
			throw new AssertionError(new String(answer.content(), java.nio.charset.StandardCharsets.UTF_8));
		}
		return answer.json().path("id").asLong();
	}

	/** Waits until an ensemble has ended, and gives it. */
	public JsonNode awaitEnd(long id) {
		Instant deadline = Instant.now().plus(PATIENCE);
		while (true) {
			JsonNode ensemble = get("/api/v1/ensembles/" + id).json();
			if (FINAL.contains(ensemble.path("state").asString())) {
				return ensemble;
			}
			if (Instant.now().isAfter(deadline)) {
				throw new AssertionError("It did not end: " + ensemble);
			}
			pause();
		}
	}

	/** Waits until an ensemble's members have trained on some examples. */
	public JsonNode awaitProgress(long id) {
		return awaitProgress(id, 0);
	}

	/** Waits until an ensemble's progress is above a share, and gives it. */
	public JsonNode awaitProgress(long id, double share) {
		Instant deadline = Instant.now().plus(PATIENCE);
		while (true) {
			JsonNode ensemble = get("/api/v1/ensembles/" + id).json();
			if (ensemble.path("progress").asDouble() > share) {
				return ensemble;
			}
			if (FINAL.contains(ensemble.path("state").asString()) || Instant.now().isAfter(deadline)) {
				throw new AssertionError("Its progress is not above " + share + ": " + ensemble);
			}
			pause();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(20);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** An answer with its body as text and as JSON where it is any. */
	public record Answer(HttpStatusCode code, HttpHeaders headers, byte[] content) {

		public int status() {
			return this.code.value();
		}

		public JsonNode json() {
			return JSON.readTree(this.content);
		}

		/** The pointers of the bad fields of a problem. */
		public List<String> badFields() {
			return json().path("errors").valueStream().map((error) -> error.path("pointer").asString()).toList();
		}

	}

}
