package dev.tutti.dataset.duplicate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/** Examples of equal content are found, and said with their keys. */
class DuplicatesHttpTest extends HttpTest {

	private static final String CSV = """
			x,y,split,label
			0,0,train,a
			0,1,train,a
			0,0,train,a
			5,5,train,b
			0,1,test,a
			5,5,test,a
			7,7,test,b
			0,0,train,a
			""";

	@Test
	void listsGroupsOfEqualExamplesWithTheirKinds() {
		upload("repeats", CSV);
		JsonNode answer = this.api.get("/api/v1/datasets/repeats/duplicates").json();
		assertThat(answer.path("groups").asInt()).isEqualTo(3);
		assertThat(answer.path("counts"))
			.isEqualTo(JsonMapper.shared().readTree("{\"within\": 1, \"across\": 1, \"contradicting\": 1}"));
		assertThat(answer.has("next")).isFalse();
		JsonNode items = answer.path("items");
		assertThat(items).extracting((item) -> item.path("kind").asString())
			.containsExactly("within", "across", "contradicting");
		assertThat(items.path(0).path("size").asInt()).isEqualTo(3);
		assertThat(places(items.path(0))).containsExactly("train 0", "train 2", "train 4");
		assertThat(places(items.path(1))).containsExactly("train 1", "test 0");
		assertThat(places(items.path(2))).containsExactly("train 3", "test 1");
		for (JsonNode item : items) {
			for (JsonNode example : item.path("examples")) {
				JsonNode said = this.api
					.get("/api/v1/datasets/repeats/examples/%s/%d".formatted(example.path("split").asString(),
							example.path("index").asInt()))
					.json();
				assertThat(example.path("key")).isEqualTo(said.path("key"));
				assertThat(example.path("label")).isEqualTo(said.path("label"));
			}
		}
		assertThat(items.path(0).path("examples").path(2).path("key").asString()).isEqualTo("7");
	}

	@Test
	void pagesThroughGroupsAndListsOneKind() {
		upload("repeats", CSV);
		List<String> kinds = new ArrayList<>();
		String next = "/api/v1/datasets/repeats/duplicates?limit=1";
		while (next != null) {
			JsonNode page = this.api.get(next).json();
			assertThat(page.path("items")).hasSize(1);
			kinds.add(page.path("items").path(0).path("kind").asString());
			next = page.path("next").asStringOpt().orElse(null);
		}
		assertThat(kinds).containsExactly("within", "across", "contradicting");
		JsonNode one = this.api.get("/api/v1/datasets/repeats/duplicates?kind=across").json();
		assertThat(one.path("items")).hasSize(1);
		assertThat(one.path("groups").asInt()).isEqualTo(3);
		assertThat(this.api.get("/api/v1/datasets/repeats/duplicates?kind=near").status()).isEqualTo(400);
	}

	@Test
	void listsAtMostThousandExamplesOfOneGroup() {
		upload("constant", "x,label\n" + "1,a\n".repeat(1500) + "2,b\n".repeat(2));
		JsonNode group = this.api.get("/api/v1/datasets/constant/duplicates?limit=1").json().path("items").path(0);
		assertThat(group.path("size").asInt()).isEqualTo(1500);
		assertThat(group.path("examples")).hasSize(1000);
	}

	@Test
	void readsThoseOfBuiltInDatasetAndAnswers304() {
		String path = "/api/v1/datasets/digits/duplicates";
		Api.Answer answer = this.api.get(path);
		assertThat(answer.json().path("groups").asInt()).isZero();
		HttpHeaders known = new HttpHeaders();
		known.setIfNoneMatch(answer.headers().getETag());
		assertThat(this.api.send(HttpMethod.GET, path, null, known).status()).isEqualTo(304);
		assertThat(this.api.get("/api/v1/datasets/digits").json().path("links").path("duplicates").asString())
			.isEqualTo(path);
	}

	@Test
	void returns409ForLabelsOnlyDataset() {
		this.api.post("/api/v1/datasets", """
				{"name": "without-features", "classes": ["a", "b"], "splits": {"test": [0, 1]}}""");
		Api.Answer answer = this.api.get("/api/v1/datasets/without-features/duplicates");
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.json().path("type").asString()).endsWith(":no-features");
		assertThat(this.api.get("/api/v1/datasets/nothing/duplicates").status()).isEqualTo(404);
	}

	private static List<String> places(JsonNode group) {
		return group.path("examples")
			.valueStream()
			.map((example) -> example.path("split").asString() + " " + example.path("index").asInt())
			.toList();
	}

	private void upload(String name, String csv) {
		Api.Answer answer = this.api.upload(name, csv);
		assertThat(answer.status()).as(new String(answer.content(), StandardCharsets.UTF_8)).isIn(200, 201);
	}

}
