package dev.tutti.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/** Labels that were made wrong are found again. */
class SuspectsHttpTest extends HttpTest {

	/** One in so many labels is wrong. */
	private static final int NOISE = 20;

	@Test
	void findsMislabelledExamplesAndSuggestsLabels() throws IOException {
		List<String> rows = digits();
		StringBuilder csv = new StringBuilder("split,label");
		for (int pixel = 0; pixel < 64; pixel++) {
			csv.append(",p").append(pixel);
		}
		Set<Integer> wrong = new HashSet<>();
		int index = 0;
		for (int row = 0; row < rows.size(); row++) {
			String pixels = rows.get(row).substring(0, rows.get(row).lastIndexOf(','));
			int label = label(rows.get(row));
			boolean test = row % 5 == 4;
			if (!test && index % NOISE == 7) {
				wrong.add(index);
				label = (label + 1 + index % 9) % 10;
			}
			index += test ? 0 : 1;
			csv.append('\n').append(test ? "test" : "train").append(",d").append(label).append(',').append(pixels);
		}
		upload("noisy-digits", csv.append('\n').toString());
		long id = this.api.submit("""
				{"dataset": "noisy-digits", "members": 10, "architecture": {"type": "mlp", "hidden": [32]},
				 "training": {"epochs": 8}, "evaluation": {"early": [0.5]}}""");
		assertThat(this.api.awaitEnd(id).path("state").asString()).isEqualTo("SUCCEEDED");
		JsonNode suspects = this.api.get("/api/v1/ensembles/" + id + "/suspects?split=train&limit=1000").json();
		long hits = suspects.path("items")
			.valueStream()
			.filter((item) -> wrong.contains(item.path("index").asInt()))
			.count();
		assertThat(hits).as("found of " + wrong.size()).isGreaterThan(wrong.size() * 8 / 10);
		assertThat(hits).as("right of " + suspects.path("found").asInt())
			.isGreaterThan(suspects.path("found").asInt() * 7 / 10);
		assertThat(suspects.path("items").path(0).path("suggestedClassName").asString()).startsWith("d");
		String rowsAsCsv = csv(id);
		assertThat(rowsAsCsv.lines()).hasSize(suspects.path("found").asInt() + 1);
		assertThat(rowsAsCsv).startsWith("index,key,label,className,suggested");
		assertThat(rowsAsCsv.lines().findFirst().orElseThrow()).endsWith(",image");
		String image = suspects.path("items").path(0).path("image").asString();
		assertThat(this.api.get(image).headers().getContentType()).isEqualTo(MediaType.IMAGE_PNG);
	}

	private String csv(long id) {
		HttpHeaders headers = new HttpHeaders();
		headers.setAccept(List.of(MediaType.parseMediaType("text/csv")));
		Api.Answer answer = this.api.send(HttpMethod.GET, "/api/v1/ensembles/" + id + "/suspects", null, headers);
		assertThat(answer.status()).isEqualTo(200);
		return new String(answer.content(), StandardCharsets.UTF_8);
	}

	private void upload(String name, String csv) {
		Api.Answer answer = this.api.upload(name, csv);
		assertThat(answer.status()).as(new String(answer.content(), StandardCharsets.UTF_8)).isEqualTo(201);
	}

	private static List<String> digits() throws IOException {
		try (InputStream file = SuspectsHttpTest.class.getResourceAsStream("/datasets/digits/digits.csv.gz")) {
			return new String(new GZIPInputStream(file).readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
		}
	}

	private static int label(String row) {
		return Integer.parseInt(row.substring(row.lastIndexOf(',') + 1));
	}

}
