package dev.tutti.web.problem;

import dev.tutti.Api;
import dev.tutti.HttpTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/** What Spring itself refuses is a problem of a stable type too. */
class ProblemHandlerTest extends HttpTest {

	@ParameterizedTest
	@CsvSource({ "PUT,/api/v1/ensembles,*/*,405,method-not-allowed", "GET,/api/v1/nothing,*/*,404,not-found",
			"GET,/api/v1/ensembles,image/png,406,not-acceptable" })
	void returnsProblemTypeNamedAfterHttpStatus(HttpMethod method, String path, String accept, int status,
			String type) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT, accept);
		Api.Answer answer = this.api.send(method, path, null, headers);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.headers().getContentType()).hasToString("application/problem+json");
		assertThat(answer.json().path("type").asString()).isEqualTo("urn:tutti:problem:" + type);
		assertThat(answer.json().path("detail").asString()).isNotBlank();
	}

}
