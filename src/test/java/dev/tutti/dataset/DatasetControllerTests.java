package dev.tutti.dataset;

import java.io.ByteArrayInputStream;
import java.util.List;

import javax.imageio.ImageIO;

import dev.tutti.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class DatasetControllerTests {

	private final MockMvcTester mvc = MockMvcTester
		.of(List.of(new DatasetController(new Catalogue(List.of(new Digits())))), (builder) -> {
			DefaultFormattingConversionService conversion = new DefaultFormattingConversionService();
			conversion.addConverter(new SplitConverter());
			return builder.setConversionService(conversion).build();
		});

	@Test
	void datasetsAreListed() {
		assertThat(get("/api/v1/datasets")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("[{'name': 'digits', 'shape': [1, 8, 8], 'available': true}]".replace('\'', '"'));
	}

	@Test
	void aDatasetSaysItsSplits() {
		assertThat(get("/api/v1/datasets/digits")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("{'splits': [{'name': 'train', 'examples': 1437}, {'name': 'test', 'examples': 360}]}"
				.replace('\'', '"'));
	}

	@Test
	void anExampleHasItsLabelAndALinkToItsPicture() throws Exception {
		MvcTestResult result = get("/api/v1/datasets/digits/examples/test/7");
		int label = new Digits().load().get(Split.TEST).labels()[7];
		assertThat(result).hasStatusOk().bodyJson().extractingPath("$.label").isEqualTo(label);
		assertThat(result).bodyJson().extractingPath("$.className").isEqualTo(Integer.toString(label));
		assertThat(result).bodyJson()
			.extractingPath("$.links.picture")
			.isEqualTo("/api/v1/datasets/digits/examples/test/7.png");
	}

	@Test
	void thePictureIsAPngOfTheScaleAskedFor() throws Exception {
		MvcTestResult result = get("/api/v1/datasets/digits/examples/train/0.png?scale=4");
		assertThat(result).hasStatusOk().hasHeader(HttpHeaders.CONTENT_TYPE, "image/png");
		assertThat(ImageIO.read(new ByteArrayInputStream(result.getResponse().getContentAsByteArray())).getWidth())
			.isEqualTo(32);
	}

	@Test
	void aPictureIsSentOnce() {
		String tag = get("/api/v1/datasets/digits/examples/train/0.png").getResponse().getHeader(HttpHeaders.ETAG);
		assertThat(this.mvc.get()
			.uri("/api/v1/datasets/digits/examples/train/0.png")
			.header(HttpHeaders.IF_NONE_MATCH, tag)).hasStatus(HttpStatus.NOT_MODIFIED);
		assertThat(this.mvc.get()
			.uri("/api/v1/datasets/digits/examples/train/1.png")
			.header(HttpHeaders.IF_NONE_MATCH, tag)).hasStatusOk();
	}

	@Test
	void whatThereIsNotIsNamed() {
		refuses("/api/v1/datasets/cifar", "unknown-dataset", "There is no dataset 'cifar'");
		refuses("/api/v1/datasets/cifar/examples/test/0", "unknown-dataset", "There is no dataset 'cifar'");
		refuses("/api/v1/datasets/digits/examples/test/360", "unknown-example", "has the examples 0 to 359, not 360");
		refuses("/api/v1/datasets/digits/examples/valid/0", "unknown-split",
				"There is no split 'valid'. Splits are train and test.");
		refuses("/api/v1/datasets/digits/examples/Testing/0.png", "unknown-split", "There is no split 'Testing'");
	}

	private void refuses(String uri, String type, String detail) {
		Throwable failure = get(uri).getUnresolvedException();
		if (failure == null) {
			failure = get(uri).getMvcResult().getResolvedException();
		}
		assertThat(NestedExceptionUtils.getMostSpecificCause(failure)).isInstanceOfSatisfying(ProblemException.class,
				(problem) -> {
					assertThat(problem.type()).isEqualTo(type);
					assertThat(problem.status()).isEqualTo(HttpStatus.NOT_FOUND);
					assertThat(problem).hasMessageContaining(detail);
				});
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).exchange();
	}

}
