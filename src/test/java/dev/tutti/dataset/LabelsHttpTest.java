package dev.tutti.dataset;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where examples came from is told before any history of them, and beside each result.
 */
class LabelsHttpTest extends HttpTest {

	private static final List<String> KEYS = List.of("cat/10.png", "a, \"b\"\nc", "caf\u00e9/\u732b.png", "cat/2.png");

	private static final String PATH = "/api/v1/datasets/with-keys";

	@Test
	void listsEveryExampleInOrderWithItsKey() {
		upload();
		JsonNode first = this.api.get(PATH + "/labels?limit=3").json();
		assertThat(first.path("items").path(1)).isEqualTo(JsonMapper.shared().readTree("""
				{"index": 1, "key": "a, \\"b\\"\\nc", "label": 0, "className": "cat, small"}"""));
		assertThat(first.path("next").asString()).isEqualTo(PATH + "/labels?limit=3&cursor=3");
		JsonNode rest = this.api.get(first.path("next").asString()).json();
		assertThat(rest.path("items")).hasSize(1);
		assertThat(rest.has("next")).isFalse();
		List<JsonNode> all = new ArrayList<>(first.path("items").valueStream().toList());
		rest.path("items").forEach(all::add);
		assertThat(all.stream().map((item) -> item.path("key").asString())).containsExactlyElementsOf(KEYS);
		assertThat(this.api.get(PATH + "/labels?cursor=9").json().path("items")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".csv", ".ndjson", "text/csv", "application/x-ndjson" })
	void streamsAllExamplesAsRows(String form) throws IOException {
		upload();
		List<String> keys = KEYS;
		if (form.endsWith("csv")) {
			List<CSVRecord> rows = CSVFormat.RFC4180.parse(new StringReader(rows(form, ""))).getRecords();
			assertThat(rows.get(0)).containsExactly("index", "key", "label", "className");
			assertThat(rows.stream().skip(1).map((row) -> row.get(1))).containsExactlyElementsOf(keys);
			assertThat(rows.get(1)).containsExactly("0", "cat/10.png", "1", "dog");
			assertThat(rows(form, "&limit=2&cursor=3").lines()).containsExactly("index,key,label,className",
					"3,cat/2.png,1,dog");
		}
		else {
			assertThat(rows(form, "").lines().map((line) -> JsonMapper.shared().readTree(line).path("key").asString()))
				.containsExactlyElementsOf(keys);
			assertThat(rows(form, "&limit=2").lines()).hasSize(2);
		}
	}

	@Test
	void leavesOutLabelsWhereSplitHasNone() {
		upload();
		assertThat(this.api.get(PATH + "/labels?split=tomorrow&limit=1").json().path("items").path(0))
			.isEqualTo(JsonMapper.shared().readTree("{\"index\": 0, \"key\": \"0\"}"));
		assertThat(text(this.api.get(PATH + "/labels.csv?split=tomorrow")))
			.isEqualToIgnoringNewLines("index,key,label,className\r\n" + "0,0,,\r\n1,1,,\r\n2,2,,\r\n");
		JsonNode example = this.api.get(PATH + "/examples/tomorrow/2").json();
		assertThat(example.path("key").asString()).isEqualTo("2");
		assertThat(example.has("label") || example.has("className")).isFalse();
		assertThat(this.api.get(PATH + "/examples/test/2").json().path("key").asString()).isEqualTo(KEYS.get(2));
	}

	@Test
	void findsExampleByKey() {
		upload();
		JsonNode found = this.api.get(PATH + "/labels?key=caf%C3%A9/%E7%8C%AB.png").json();
		assertThat(found.path("items")).hasSize(1);
		assertThat(found.path("items").path(0).path("index").asInt()).isEqualTo(2);
		assertThat(found.has("next")).isFalse();
		assertThat(text(this.api.get(PATH + "/labels.csv?key=cat/2.png")).lines()).hasSize(2);
		Api.Answer unknown = this.api.get(PATH + "/labels?key=cat/11.png");
		assertThat(unknown.status()).isEqualTo(404);
		assertThat(unknown.json().path("type").asString()).endsWith(":unknown-example");
		assertThat(unknown.json().path("detail").asString()).contains("'cat/11.png'", "test", "'with-keys'");
	}

	@Test
	void takesTheOnlySplitThatEvaluatesOrListsThem() {
		this.api.post("/api/v1/datasets", """
				{"name": "one-evaluates", "classes": ["a", "b"], "splits": {"train": [0], "tomorrow": [1, 0]}}""");
		assertThat(this.api.get("/api/v1/datasets/one-evaluates/labels").json().path("items")).hasSize(2);
		this.api.post("/api/v1/datasets",
				"""
						{"name": "two-evaluate", "classes": ["a", "b"], "splits": {"train": [0], "tomorrow": 5, "val": [1]}}""");
		Api.Answer answer = this.api.get("/api/v1/datasets/two-evaluate/labels");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.badFields()).containsExactly("split");
		assertThat(text(answer)).contains("train, tomorrow, val");
		assertThat(this.api.get("/api/v1/datasets/two-evaluate/labels?split=other").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/labels", "/labels.csv", "/labels.ndjson" })
	void returns304ForMatchingETag(String list) {
		upload();
		HttpHeaders known = new HttpHeaders();
		known.setIfNoneMatch(this.api.get(PATH + list).headers().getETag());
		Api.Answer again = this.api.send(HttpMethod.GET, PATH + list, null, known);
		assertThat(again.status()).isEqualTo(304);
		assertThat(again.content()).isEmpty();
	}

	@Test
	void linksToLabelsOfEachSplit() {
		upload();
		for (JsonNode split : this.api.get(PATH).json().path("splits")) {
			assertThat(this.api.get(split.path("links").path("labels").asString()).json().path("items"))
				.hasSize(split.path("examples").asInt());
		}
		assertThat(this.api.get("/api/v1/datasets/digits/labels?limit=1").json().path("items").path(0).path("key"))
			.isEqualTo(JsonMapper.shared().readTree("\"0\""));
	}

	@Test
	void everyResultSaysTheKey() throws IOException {
		upload();
		String ensemble = "/api/v1/ensembles/" + this.api.submit("""
				{"engine": "external", "dataset": "with-keys", "members": 2, "checkpoints": [{"epoch": 1}],
				 "splits": ["test"]}""");
		for (int member = 0; member < 2; member++) {
			Api.Answer put = this.api.send(HttpMethod.PUT, "%s/histories/test/%d/0".formatted(ensemble, member),
					"1\n1\n1\n1\n".getBytes(StandardCharsets.US_ASCII), MediaType.APPLICATION_NDJSON,
					HttpHeaders.EMPTY);
			assertThat(put.status()).isEqualTo(204);
		}
		JsonNode suspect = this.api.get(ensemble + "/suspects?split=test").json().path("items").path(0);
		assertThat(suspect.path("key").asString()).isEqualTo(KEYS.get(suspect.path("index").asInt()));
		assertThat(this.api.get(ensemble + "/redundant?split=test")
			.json()
			.path("keys")
			.valueStream()
			.map(JsonNode::asString)).containsExactly(KEYS.get(0), KEYS.get(2), KEYS.get(3));
		assertThat(this.api.get(ensemble + "/examples/test/2").json().path("key").asString()).isEqualTo(KEYS.get(2));
		for (String rows : List.of("/ranking?split=test", "/examples?split=test", "/suspects?split=test")) {
			List<CSVRecord> records = CSVFormat.RFC4180.builder()
				.setHeader()
				.setSkipHeaderRecord(true)
				.get()
				.parse(new StringReader(text(accepting(ensemble + rows, "text/csv"))))
				.getRecords();
			assertThat(records).as(rows)
				.isNotEmpty()
				.allSatisfy(
						(row) -> assertThat(row.get("key")).isEqualTo(KEYS.get(Integer.parseInt(row.get("index")))));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = {
			"{\"test\": [0, 1, 2, -1]}| |/splits/test/2 /splits/test/3", "{}| |/splits",
			"{\"test\": []}| |/splits/test",
			"{\"test\": 0, \"a\": \"x\", \"b\": 2.5}| |/splits/test /splits/a /splits/b",
			"{\"Te/st\": [0]}| |/splits/Te~1st", "{\"train\": 4}| |/splits/train",
			"{\"test\": [0, \"cat\"]}| |/splits/test/1",
			"{\"a\": 1e99999999, \"b\": 99999999999, \"c\": -1, \"d\": {}}| |/splits/a /splits/b /splits/c /splits/d",
			"{\"test\": [0, 1]}|{\"test\": [\"a\"], \"val\": [\"a\"]}|/keys/test /keys/val",
			"{\"test\": [0, 1, 1]}|{\"test\": [\"a\", \"\", \"a\"]}|/keys/test/1 /keys/test/2",
			"{\"test\": 2}|{\"test\": [\"a\", null]}|/keys/test/1" })
	void reportsEveryBadFieldOfLabels(String splits, String keys, String pointers) {
		Api.Answer answer = this.api.post("/api/v1/datasets",
				"{\"name\": \"refused\", \"classes\": [\"a\", \"b\"], \"splits\": %s%s}".formatted(splits,
						(keys != null) ? ", \"keys\": " + keys : ""));
		assertThat(answer.status()).as(text(answer)).isEqualTo(400);
		assertThat(answer.badFields()).containsExactlyInAnyOrder(pointers.split(" "));
		assertThat(this.api.get("/api/v1/datasets/refused").status()).isEqualTo(404);
	}

	@Test
	void refusesTooManySplitsTooLongKeyAndClassNamesThatLookAlike() {
		String splits = String.join(", ", IntStream.range(0, 17).mapToObj((i) -> "\"s" + i + "\": [0]").toList());
		assertThat(this.api
			.post("/api/v1/datasets",
					"{\"name\": \"refused\", \"classes\": [\"a\", \"b\"], \"splits\": {%s}}".formatted(splits))
			.badFields()).containsExactly("/splits");
		assertThat(this.api.post("/api/v1/datasets",
				"{\"name\": \"refused\", \"classes\": [\"a\", \"b\"], \"splits\": {\"test\": 1}, \"keys\": {\"test\": [\"%s\"]}}"
					.formatted("x".repeat(1025)))
			.badFields()).containsExactly("/keys/test/0");
		Api.Answer alike = this.api.post("/api/v1/datasets",
				"{\"name\": \"refused\", \"classes\": [\"caf\u00e9\", \"b\", \"cafe\u0301\"], \"splits\": {\"test\": [0]}}");
		assertThat(alike.badFields()).containsExactly("/classes/2");
		assertThat(text(alike)).contains("class 0");
	}

	private void upload() {
		Api.Answer answer = this.api.post("/api/v1/datasets",
				"{\"name\": \"with-keys\", \"classes\": [\"cat, small\", \"dog\"], \"splits\": {\"train\": [0], \"test\": [1, 0, 1, 1], \"tomorrow\": 3.0}, \"keys\": {\"test\": "
						+ JsonMapper.shared().writeValueAsString(KEYS) + "}}");
		assertThat(answer.status()).as(text(answer)).isIn(200, 201);
	}

	private String rows(String form, String query) {
		Api.Answer answer = form.startsWith(".") ? this.api.get(PATH + "/labels" + form + "?split=test" + query)
				: accepting(PATH + "/labels?split=test" + query, form);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.headers().getContentType().getSubtype()).endsWith(form.contains("csv") ? "csv" : "ndjson");
		return text(answer);
	}

	private Api.Answer accepting(String path, String type) {
		HttpHeaders headers = new HttpHeaders();
		headers.setAccept(List.of(MediaType.parseMediaType(type)));
		return this.api.send(HttpMethod.GET, path, null, headers);
	}

	private static String text(Api.Answer answer) {
		return new String(answer.content(), StandardCharsets.UTF_8);
	}

}
