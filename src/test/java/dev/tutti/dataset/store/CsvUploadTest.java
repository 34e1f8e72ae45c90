package dev.tutti.dataset.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.array.IdxFileTest;
import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.ByteExamples;
import dev.tutti.dataset.upload.UploadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.tutti.dataset.store.UploadFixture.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

class CsvUploadTest {

	@TempDir
	Path folder;

	private UploadFixture fixture;

	@BeforeEach
	void start() {
		this.fixture = new UploadFixture(this.folder);
	}

	@Test
	void readsLabelFromLastColumnAndDrawsStratifiedTestSplit() {
		String rows = IntStream.range(0, 40)
			.mapToObj((row) -> row + ",16," + row % 2 + "\n")
			.collect(Collectors.joining());
		Dataset dataset = this.fixture.add("csv", PLAIN, Map.of("a.csv.gz", IdxFileTest.gzip(bytes(rows))));
		assertThat(dataset.sizes()).isEqualTo(Map.of(Split.TRAIN, 30, Split.TEST, 10));
		assertThat(dataset.shape()).isEqualTo(new Shape(1, 1, 2));
		assertThat(IntStream.of(this.fixture.labels("csv", Split.TEST)).sum()).isEqualTo(5);
		// whole numbers up to 39: read as bytes, 39 as 1
		assertThat(this.fixture.features("csv", Split.TEST))
			.allSatisfy((row) -> assertThat(row[1]).isEqualTo(16 / 39F));
	}

	@Test
	void drawsSameTestSplitEveryTime() {
		Map<String, byte[]> files = csv("1,a\n2,a\n3,a\n4,b\n5,b\n6,b\n7,b\n8,a\n");
		String first = this.fixture.add("csv", PLAIN, files).sha256();
		assertThat(this.fixture.add("again", PLAIN, files).sha256()).isEqualTo(first);
	}

	@Test
	void findsLabelAndSplitColumnsByGivenName() {
		UploadOptions named = PLAIN.withColumns("species", null, "part");
		Dataset dataset = this.fixture.add("csv", named, csv("""
				species,width,part,height
				"cat, grey",1.5,train,2
				dog,-1e3,test,4
				dog,0.25,train,8
				"""));
		assertThat(dataset.classes()).containsExactly("cat, grey", "dog");
		assertThat(this.fixture.features("csv", Split.TRAIN)).containsExactly(new float[] { 1.5F, 2 },
				new float[] { 0.25F, 8 });
		assertThat(this.fixture.labels("csv", Split.TRAIN)).containsExactly(0, 1);
		assertThat(this.fixture.features("csv", Split.TEST)).containsExactly(new float[] { -1000, 4 });
	}

	@Test
	void usesColumnsNamedLabelAndSplitByDefault() {
		this.fixture.add("csv", PLAIN, csv("\uFEFFlabel,x,split\n7,0,train\n10,1,test\n7,3,test\n"));
		assertThat(this.fixture.catalogue.get("csv").classes()).containsExactly("7", "10");
		assertThat(this.fixture.labels("csv", Split.TEST)).containsExactly(1, 0);
	}

	@Test
	void readsTrainAndTestSplitFromTwoFiles() {
		this.fixture.add("csv", PLAIN,
				Map.of("mnist_test.csv", bytes("0,0,1\n"), "mnist_train.csv", bytes("1,2,1\n3,4,0\n")));
		assertThat(this.fixture.labels("csv", Split.TRAIN)).containsExactly(1, 0);
		assertThat(this.fixture.labels("csv", Split.TEST)).containsExactly(1);
	}

	@Test
	void scalesFeaturesByGivenMaximum() throws IOException {
		this.fixture.add("csv", 16, PLAIN, csv("8,0\n4,1\n"));
		assertThat(((ByteExamples) this.fixture.catalogue.examples("csv", Split.TRAIN)).maximum()).isEqualTo(16);
	}

	@Test
	void mapsLabelsToGivenClasses() throws IOException {
		UploadOptions given = UploadOptions.NONE.withClasses(List.of("no", "yes", "never seen")).withTestShare(0.5);
		this.fixture.add("csv", given, csv("1,yes\n2,yes\n3,0\n4,0\n"));
		assertThat(this.fixture.labels("csv", Split.TRAIN)).containsExactlyInAnyOrder(0, 1);
		new UploadFixture(this.folder.resolve("other")).assertRejected(InvalidDatasetException.class,
				"'maybe' is neither a given class name nor a label from 0 to 2", given, csv("1,yes\n2,maybe\n"));
	}

	@Test
	void rejectsMalformedTable() throws IOException {
		assertRejected(MalformedFileException.class, "is empty", "");
		assertRejected(MalformedFileException.class, "has 2 columns in record 2, and 3 in its first", "1,2,0\n1,1\n");
		assertRejected(MalformedFileException.class, "has 'x' in record 2, column 0: expected a number",
				"1,2,0\nx,2,1\n");
		assertRejected(MalformedFileException.class, "cannot be read", "1,2,0\n1,\"2,1\n");
		assertRejected(InvalidDatasetException.class, "has a single column", "1\n2\n");
		assertRejected(InvalidDatasetException.class, "There are 1 classes", "1,0\n2,0\n");
		assertRejected(MalformedFileException.class,
				"has 'A B' in record 2, column 'split': this is no name of a split", "x,label,split\n1,0,A B\n");
		assertRejected(MalformedFileException.class, "has '1e99' in record 2, column 0: this is beyond the range",
				"1,0\n1e99,1\n");
		this.fixture.assertRejected(InvalidDatasetException.class, "has no column 'target'",
				UploadOptions.NONE.withColumns("target", null, null), csv("x,y\n1,2\n"));
		this.fixture.assertRejected(InvalidDatasetException.class, "No name says which split a file holds", PLAIN,
				Map.of("a.csv", bytes("1,0\n"), "b.csv", bytes("1,0\n")));
	}

	@Test
	void drawsTestSplitWhereColumnOfSplitsNamesTrainAlone() {
		Dataset dataset = this.fixture.add("csv", PLAIN, csv("x,label,split\n1,0,train\n2,1,train\n"));
		assertThat(dataset.sizes()).isEqualTo(Map.of(Split.TRAIN, 1, Split.TEST, 1));
	}

	private void assertRejected(Class<? extends RuntimeException> type, String detail, String content)
			throws IOException {
		this.fixture.assertRejected(type, detail, PLAIN, csv(content));
	}

	private static Map<String, byte[]> csv(String content) {
		return Map.of("table.csv", bytes(content));
	}

	private static byte[] bytes(String content) {
		return content.getBytes(StandardCharsets.UTF_8);
	}

}
