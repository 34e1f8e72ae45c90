package dev.tutti.ingestion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import dev.tutti.Api;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** An ensemble that somebody else trains, as that somebody sees it. */
class ExternalEnsembleClient {

	static final String BYTES = "application/octet-stream";

	static final String NPY = "application/x-npy";

	static final String NDJSON = "application/x-ndjson";

	static final HttpHeaders GZIP = new HttpHeaders();

	static {
		GZIP.set(HttpHeaders.CONTENT_ENCODING, "gzip");
	}

	private final Api api;

	final String path;

	ExternalEnsembleClient(Api api, String dataset, int members, int checkpoints, String splits) {
		this.api = api;
		String at = IntStream.rangeClosed(1, checkpoints)
			.mapToObj((epoch) -> "{\"epoch\": " + epoch + "}")
			.collect(Collectors.joining(","));
		this.path = "/api/v1/ensembles/" + api.submit("""
				{"engine": "external", "dataset": "%s", "members": %d, "checkpoints": [%s], "splits": [%s]}"""
			.formatted(dataset, members, at, splits));
	}

	/** Uploads labels alone; the same again is no error. */
	static void upload(Api api, String name, int classes, int[] train, int[] test) {
		String names = IntStream.range(0, classes)
			.mapToObj((label) -> "\"" + label + "\"")
			.collect(Collectors.joining(","));
		Api.Answer answer = api.post("/api/v1/datasets", """
				{"name": "%s", "classes": [%s], "splits": {"train": %s, "test": %s}}""".formatted(name, names,
				Arrays.toString(train), Arrays.toString(test)));
		if (answer.status() >= 300) {
			throw new AssertionError(new String(answer.content()));
		}
	}

	Api.Answer put(String place, byte[] content, String type) {
		return put(place, content, type, HttpHeaders.EMPTY);
	}

	Api.Answer put(String place, byte[] content, String type, HttpHeaders headers) {
		return this.api.send(HttpMethod.PUT, this.path + "/histories/" + place, content, MediaType.parseMediaType(type),
				headers);
	}

	JsonNode get(String what) {
		return this.api.get(this.path + what).json();
	}

	JsonNode get() {
		return get("");
	}

	String state() {
		return get().path("state").asString();
	}

	static byte[] bytes(int... labels) {
		byte[] bytes = new byte[labels.length];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) labels[i];
		}
		return bytes;
	}

	static byte[] gzip(byte[] content) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
			out.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return packed.toByteArray();
	}

}
