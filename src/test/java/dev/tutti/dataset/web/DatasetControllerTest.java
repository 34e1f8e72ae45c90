package dev.tutti.dataset.web;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import dev.tutti.array.IdxFileTest;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.builtin.Digits;
import dev.tutti.dataset.store.UploadFixture;
import dev.tutti.web.FieldProblem;
import dev.tutti.web.InvalidRequestException;
import dev.tutti.web.ProblemException;
import jakarta.validation.Validation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;

import static org.assertj.core.api.Assertions.assertThat;

class DatasetControllerTest {

	@TempDir
	Path folder;

	private UploadFixture fixture;

	private MockMvcTester mvc;

	@BeforeEach
	void start() {
		this.fixture = new UploadFixture(this.folder);
		this.mvc = MockMvcTester.of(List.of(new DatasetController(this.fixture.catalogue),
				new DatasetUploadController(this.fixture.uploads, this.fixture.catalogue, this.fixture.properties,
						new LabelsRequestCheck(Validation.buildDefaultValidatorFactory().getValidator()))),
				(builder) -> {
					DefaultFormattingConversionService conversion = new DefaultFormattingConversionService();
					conversion.addConverter(new SplitConverter());
					return builder.setConversionService(conversion).build();
				});
	}

	@Test
	void listsDatasets() {
		assertThat(get("/api/v1/datasets")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("[{'name': 'digits', 'shape': [1, 8, 8], 'available': true}]".replace('\'', '"'));
	}

	@Test
	void returnsSplitsOfDataset() {
		assertThat(get("/api/v1/datasets/digits")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("{'splits': [{'name': 'train', 'examples': 1437}, {'name': 'test', 'examples': 360}]}"
				.replace('\'', '"'));
	}

	@Test
	void returnsLabelAndImageLinkOfExample() throws Exception {
		MvcTestResult result = get("/api/v1/datasets/digits/examples/test/7");
		int label = new Digits().load().get(Split.TEST).labels()[7];
		assertThat(result).hasStatusOk().bodyJson().extractingPath("$.label").isEqualTo(label);
		assertThat(result).bodyJson().extractingPath("$.className").isEqualTo(Integer.toString(label));
		assertThat(result).bodyJson()
			.extractingPath("$.links.image")
			.isEqualTo("/api/v1/datasets/digits/examples/test/7.png");
	}

	@Test
	void returnsPngInRequestedScale() throws Exception {
		MvcTestResult result = get("/api/v1/datasets/digits/examples/train/0.png?scale=4");
		assertThat(result).hasStatusOk().hasHeader(HttpHeaders.CONTENT_TYPE, "image/png");
		assertThat(ImageIO.read(new ByteArrayInputStream(result.getResponse().getContentAsByteArray())).getWidth())
			.isEqualTo(32);
	}

	@Test
	void returns304ForImageWithMatchingETag() {
		String tag = get("/api/v1/datasets/digits/examples/train/0.png").getResponse().getHeader(HttpHeaders.ETAG);
		assertThat(this.mvc.get()
			.uri("/api/v1/datasets/digits/examples/train/0.png")
			.header(HttpHeaders.IF_NONE_MATCH, tag)).hasStatus(HttpStatus.NOT_MODIFIED);
		assertThat(this.mvc.get()
			.uri("/api/v1/datasets/digits/examples/train/1.png")
			.header(HttpHeaders.IF_NONE_MATCH, tag)).hasStatusOk();
	}

	@Test
	void returns404ForUnknownDatasetSplitOrExample() {
		assertNotFound("/api/v1/datasets/cifar", "unknown-dataset", "Unknown dataset 'cifar'");
		assertNotFound("/api/v1/datasets/cifar/examples/test/0", "unknown-dataset", "Unknown dataset 'cifar'");
		assertNotFound("/api/v1/datasets/digits/examples/test/360", "unknown-example",
				"has the examples 0 to 359, not 360");
		assertNotFound("/api/v1/datasets/digits/examples/valid/0", "unknown-split",
				"'digits' has no valid split. It has: train, test.");
		assertNotFound("/api/v1/datasets/digits/examples/Testing/0.png", "unknown-split",
				"There is no split 'Testing'");
	}

	@Test
	void returns201ForNewUploadAnd200ForSameUpload() {
		MvcTestResult result = upload("exclusive-or");
		assertThat(result).hasStatus(HttpStatus.CREATED)
			.hasHeader(HttpHeaders.LOCATION, "/api/v1/datasets/exclusive-or")
			.bodyJson()
			.isLenientlyEqualTo("""
					{"name": "exclusive-or", "title": "Exclusive or", "licence": "CC0-1.0", "shape": [1, 1, 2],
					 "classes": ["equal", "unequal"], "available": true, "hasFeatures": true,
					 "splits": [{"name": "train", "examples": 2}, {"name": "test", "examples": 2}]}""");
		assertThat(upload("exclusive-or")).hasStatusOk();
		assertThat(get("/api/v1/datasets/exclusive-or/examples/test/0")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.className")
			.isEqualTo("unequal");
		assertThat(get("/api/v1/datasets/exclusive-or/examples/test/0.png")).hasStatusOk();
	}

	@Test
	void acceptsUploadInNamedParts() {
		byte[] images = IdxFileTest.idx(0x803, new int[] { 2, 1, 1 }, 0, 255);
		byte[] labels = IdxFileTest.idx(0x801, new int[] { 2 }, 0, 1);
		assertThat(this.mvc.post()
			.uri("/api/v1/datasets")
			.multipart()
			.file(new MockMultipartFile("trainImages", "a", null, images))
			.file(new MockMultipartFile("trainLabels", "b", null, labels))
			.file(new MockMultipartFile("testImages", "c", null, images))
			.file(new MockMultipartFile("testLabels", "d", null, labels))
			.param("name", "idx")
			.param("classes", "black", "white")).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.extractingPath("$.classes[1]")
			.isEqualTo("white");
	}

	@Test
	void ignoresPathInUploadedFileName() throws Exception {
		assertThat(this.mvc.post()
			.uri("/api/v1/datasets")
			.multipart()
			.file(new MockMultipartFile("file", "../../../x.csv", null, "1,0\n2,1\n".getBytes()))
			.param("name", "csv")).hasStatus(HttpStatus.CREATED);
		assertThat(this.folder.resolve("x.csv")).doesNotExist();
		assertThat(this.fixture.files()).hasSize(8);
	}

	@Test
	void saysHowTableWasUnderstood() {
		assertThat(this.mvc.post()
			.uri("/api/v1/datasets")
			.multipart()
			.file(new MockMultipartFile("file", "train.csv", null, "id\tx\tkind\nq1\t1\ta\nq2\t2\tb\n".getBytes()))
			.file(new MockMultipartFile("file", "tomorrow.csv", null, "x\tid\n1\tq3\n".getBytes()))
			.param("name", "table")
			.param("header", "true")
			.param("label", "kind")
			.param("key", "id")
			.param("separator", "tab")
			.param("splits", "tomorrow,later")
			.param("resize", "32x32")).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
					{"splits": [{"name": "train", "examples": 2, "labels": true},
					            {"name": "tomorrow", "examples": 1, "labels": false}],
					 "understood": {"format": "csv", "header": true, "labelColumn": "kind", "keyColumn": "id",
					                "separator": "\\t", "order": "file"}}""");
	}

	@Test
	void reportsEveryInvalidUploadField() {
		MvcTestResult result = this.mvc.post()
			.uri("/api/v1/datasets")
			.multipart()
			.file(new MockMultipartFile("file", "x.csv", null, new byte[0]))
			.param("name", "../Evil")
			.param("testShare", "1")
			.param("maximum", "0")
			.param("shape", "28x28")
			.param("classes", "one")
			.param("header", "perhaps")
			.param("label", "")
			.param("key", "")
			.param("separator", "::")
			.param("split", "")
			.param("splits", "tomorrow", "Not One")
			.param("resize", "32")
			.exchange();
		assertThat(result).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(result.getMvcResult().getResolvedException()).isInstanceOfSatisfying(
				MethodArgumentNotValidException.class,
				(ex) -> assertThat(ex.getFieldErrors()).extracting(FieldError::getField)
					.containsExactlyInAnyOrder("name", "testShare", "maximum", "shape", "classes", "header", "label",
							"key", "separator", "split", "splits[1]", "resize"));
	}

	@Test
	void rejectsUploadWithoutFile() {
		Throwable failure = this.mvc.post()
			.uri("/api/v1/datasets")
			.multipart()
			.param("name", "empty")
			.exchange()
			.getUnresolvedException();
		assertThat(NestedExceptionUtils.getMostSpecificCause(failure)).isInstanceOfSatisfying(
				InvalidRequestException.class,
				(problem) -> assertThat(problem.errors()).extracting(FieldProblem::pointer).containsExactly("file"));
	}

	@Test
	void acceptsLabelsOnlyDatasetAndReturns404ForItsImages() {
		String body = """
				{"name": "labels-alone", "classes": ["cat", "dog"], "splits": {"test": [1, 0]}}""";
		assertThat(post(body)).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
				{"name": "labels-alone", "shape": [0, 0, 0], "hasFeatures": false,
				 "splits": [{"name": "test", "examples": 2}]}""");
		assertThat(post(body)).hasStatusOk();
		MvcTestResult example = get("/api/v1/datasets/labels-alone/examples/test/0");
		assertThat(example).hasStatusOk().bodyJson().extractingPath("$.className").isEqualTo("dog");
		assertThat(example).bodyJson().doesNotHavePath("$.links.image");
		assertNotFound("/api/v1/datasets/labels-alone/examples/test/0.png", "no-image", "has labels only");
		assertNotFound("/api/v1/datasets/labels-alone/examples/train/0", "unknown-split", "has no train split");
	}

	private MvcTestResult post(String body) {
		return this.mvc.post().uri("/api/v1/datasets").contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private MvcTestResult upload(String name) {
		byte[] content = "a,b,split,label\n0,0,train,equal\n0,1,train,unequal\n1,0,test,unequal\n1,1,test,equal\n"
			.getBytes();
		return this.mvc.post()
			.uri("/api/v1/datasets")
			.multipart()
			.file(new MockMultipartFile("file", "x.csv", "text/csv", content))
			.param("name", name)
			.param("title", "Exclusive or")
			.param("licence", "CC0-1.0")
			.exchange();
	}

	private void assertNotFound(String uri, String type, String detail) {
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
