package dev.tutti.dataset.format.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.format.Uploads;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ParquetFormatTest {

	private static final String DARK = png(8, 8, 10);

	private static final String LIGHT = png(8, 8, 200);

	/** What Hugging Face's library notes of three classes. */
	private static final String NOTE = "kv_metadata {huggingface: '{\"info\": {\"features\": {\"img\": {\"_type\": \"Image\"}, \"label\": {\"names\": [\"truck\", \"cat\", \"frog\"], \"_type\": \"ClassLabel\"}}}}'}";

	@TempDir
	private Path folder;

	@Test
	void readsHuggingFacesImagesShardsByName() throws IOException {
		ParsedDataset read = read(Map.of( //
				"train-00001-of-00002.parquet", hugging("(%s, 'c.png', 1)".formatted(LIGHT)), //
				"train-00000-of-00002.parquet", hugging("(%s, 'a.png', 2), (%s, 'b.png', 0)".formatted(DARK, LIGHT)), //
				"test-00000-of-00001.parquet", hugging("(%s, 'a.png', 1)".formatted(DARK))));
		assertThat(read.classes()).containsExactly("truck", "cat", "frog");
		assertThat(read.shape()).isEqualTo(new Shape(1, 8, 8));
		assertThat(Uploads.keys(read, Split.TRAIN)).containsExactly("a.png", "b.png", "c.png");
		assertThat(Uploads.labels(read, Split.TRAIN)).containsExactly(2, 0, 1);
		assertThat(Uploads.features(read, Split.TRAIN)).extracting((features) -> features[0])
			.containsExactly(10F, 200F, 200F);
		assertThat(Uploads.keys(read, Split.TEST)).containsExactly("a.png");
		assertThat(read.understood().format()).isEqualTo("parquet");
		assertThat(read.understood().labelColumn()).isEqualTo("label");
		assertThat(read.warnings()).isEmpty();
	}

	@Test
	void readsPlainColumnsOfImagesAndTextsAsLabels() throws IOException {
		ParsedDataset read = read(Map.of("train.parquet",
				write("select * from (values (%s, 'dog', 'x'), (%s, 'cat', 'y')) t(picture, class, caption)"
					.formatted(DARK, LIGHT)),
				"validation.parquet",
				write("select * from (values ('dog', %s, 'x')) t(class, picture, caption)".formatted(DARK))));
		assertThat(read.classes()).containsExactly("cat", "dog");
		assertThat(Uploads.labels(read, Split.TRAIN)).containsExactly(1, 0);
		assertThat(Uploads.keys(read, Split.TRAIN)).containsExactly("0", "1");
		assertThat(Uploads.labels(read, new Split("val"))).containsExactly(1);
		assertThat(read.understood().passedOver()).extracting((passed) -> passed.name()).containsExactly("caption");
	}

	@Test
	void countsRowsWherePathsAreAbsentOrThereTwice() throws IOException {
		ParsedDataset read = read(
				Map.of("train.parquet", hugging("(%1$s, 'a.png', 0), (%1$s, 'a.png', 1)".formatted(DARK)),
						"test.parquet", hugging("(%1$s, 'a.png', 0), (%1$s, null, 1)".formatted(DARK))));
		assertThat(Uploads.keys(read, Split.TRAIN)).containsExactly("0", "1");
		assertThat(Uploads.keys(read, Split.TEST)).containsExactly("0", "1");
	}

	@Test
	void choosesAmongSeveralLabels() throws IOException {
		Map<String, byte[]> files = Map.of("train.parquet",
				write("select * from (values (%1$s, 3, 1), (%1$s, 0, 0)) t(img, fine_label, coarse_label)"
					.formatted(DARK)),
				"test.parquet",
				write("select * from (values (%1$s, 2, 1)) t(img, fine_label, coarse_label)".formatted(DARK)));
		assertRefused("can be the label: fine_label, coarse_label. Say which with label=", files);
		ParsedDataset coarse = Uploads.read(this.folder, UploadOptions.NONE.withColumns("coarse_label", null, null),
				files);
		assertThat(Uploads.labels(coarse, Split.TRAIN)).containsExactly(1, 0);
		ParsedDataset fine = Uploads.read(this.folder, UploadOptions.NONE.withColumns("1", null, null), files);
		assertThat(Uploads.labels(fine, Split.TRAIN)).containsExactly(3, 0);
		assertThat(fine.warnings()).singleElement()
			.satisfies((warning) -> assertThat(warning.detail()).isEqualTo("1 of 4 classes have no example: 1."));
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> Uploads.read(this.folder, UploadOptions.NONE.withColumns("species", null, null), files))
			.withMessageContaining("no column 'species'; its columns are img, fine_label, coarse_label");
	}

	@Test
	void aSplitWhoseLabelsAreAllMinusOneOrNullHasNone() throws IOException {
		for (String absent : new String[] { "-1", "null" }) {
			ParsedDataset read = read(Map.of("train.parquet", hugging("(%1$s, 'a', 0), (%1$s, 'b', 1)".formatted(DARK)),
					"test.parquet", hugging("(%s, 'a', %s::bigint)".formatted(DARK, absent))));
			assertThat(Uploads.labels(read, Split.TEST)).isNull();
		}
		assertRefused("test.parquet, row 1 has no label (null, empty or -1), and test.parquet, row 0 has one",
				Map.of("train.parquet", hugging("(%1$s, 'a', 0), (%1$s, 'b', 1)".formatted(DARK)), "test.parquet",
						hugging("(%1$s, 'a', 0), (%1$s, 'b', -1)".formatted(DARK))));
	}

	@Test
	void joinsColumnsOfNumbersByName() throws IOException {
		ParsedDataset read = read(Map.of("train.parquet", write(
				"select * from (values (1::float, 0.5, 'cat', 7), (2, 1.5, 'dog', 8)) t(x, y, label, __index_level_0__)"),
				"test.parquet", write("select * from (values ('dog', 2.5::double, 3::smallint)) t(label, y, x)")));
		assertThat(read.shape()).isEqualTo(new Shape(1, 1, 2));
		assertThat(Uploads.features(read, Split.TRAIN)).containsExactly(new float[] { 1, 0.5F },
				new float[] { 2, 1.5F });
		assertThat(Uploads.features(read, Split.TEST)).containsExactly(new float[] { 3, 2.5F });
		assertThat(read.understood().passedOver()).extracting((passed) -> passed.name())
			.containsExactly("__index_level_0__");
	}

	@Test
	void drawsATestSplitOrTakesAColumnThatSaysIt() throws IOException {
		ParsedDataset drawn = Uploads.read(this.folder, UploadOptions.NONE.withTestShare(0.25),
				Map.of("data.parquet", write("select i as x, i % 2 as label from range(8) t(i)")));
		assertThat(drawn.splits().get(Split.TEST).examples()).isEqualTo(2);
		assertThat(Uploads.features(drawn, Split.TEST)).extracting((features) -> Integer.toString((int) features[0]))
			.isEqualTo(Uploads.keys(drawn, Split.TEST));
		ParsedDataset said = read(Map.of("data.parquet", write(
				"select i as x, i % 2 as label, case when i < 5 then 'train' else 'validation' end as split from range(8) t(i)")));
		assertThat(Uploads.keys(said, new Split("val"))).containsExactly("5", "6", "7");
		assertThat(Uploads.labels(said, new Split("val"))).containsExactly(1, 0, 1);
		assertThat(Uploads.features(said, new Split("val"))).extracting((features) -> features[0])
			.containsExactly(5F, 6F, 7F);
	}

	@Test
	void givenClassesAreAnotherOrderOfClassLabelsNamesOrNewNames() throws IOException {
		Map<String, byte[]> files = Map.of("train.parquet",
				hugging("(%1$s, 'a', 0), (%1$s, 'b', 1), (%1$s, 'c', 2)".formatted(DARK)), "test.parquet",
				hugging("(%1$s, 'a', 2), (%1$s, 'b', 0)".formatted(DARK)));
		ParsedDataset sorted = Uploads.read(this.folder,
				UploadOptions.NONE.withClasses(List.of("cat", "frog", "truck")), files);
		assertThat(sorted.classes()).containsExactly("cat", "frog", "truck");
		assertThat(Uploads.labels(sorted, Split.TRAIN)).containsExactly(2, 0, 1);
		assertThat(Uploads.labels(sorted, Split.TEST)).containsExactly(1, 2);
		ParsedDataset renamed = Uploads.read(this.folder, UploadOptions.NONE.withClasses(List.of("lorry", "cat", "f")),
				files);
		assertThat(Uploads.labels(renamed, Split.TRAIN)).containsExactly(0, 1, 2);
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(
				() -> Uploads.read(this.folder, UploadOptions.NONE.withClasses(List.of("cat", "dog", "frog")), files))
			.withMessageContaining("The files name class 1 'cat', and classes has this name in place 0");
	}

	@Test
	void takesUuidsAndNumbersAsTexts() throws IOException {
		Map<String, byte[]> files = table(
				"select ('00000000-0000-4000-8000-00000000000' || i)::uuid as id, encode('k' || i) as name, '\\xFF'::blob as raw, i as x, i % 2 as label, i // 3 as fold from range(5) t(i)");
		UploadOptions shared = UploadOptions.NONE.withColumns(null, "id", "fold");
		assertThatExceptionOfType(InvalidDatasetException.class)
			.isThrownBy(() -> Uploads.read(this.folder, shared, files))
			.withMessageContaining("column name holds values of type BYTE_ARRAY");
		Map<String, byte[]> keyed = table(
				"select ('00000000-0000-4000-8000-00000000000' || i)::uuid as id, i as x, i % 2 as label, i // 3 as fold from range(5) t(i)");
		ParsedDataset read = Uploads.read(this.folder, shared, keyed);
		assertThat(Uploads.keys(read, new Split("1"))).containsExactly("00000000-0000-4000-8000-000000000003",
				"00000000-0000-4000-8000-000000000004");
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> Uploads.read(this.folder, UploadOptions.NONE.withColumns(null, "raw", null),
					table("select '\\xFF'::blob as raw, 1 as x, 1 as label")))
			.withMessage("data.parquet, row 0: column raw holds bytes that are no text in UTF-8.");
	}

	@Test
	void saysWhereTheLabelCouldBeIfNoColumnIsCalledSo() {
		assertRefused(
				"No column of train.parquet is the label: none is called label or class; its columns are x, outcome",
				Map.of("train.parquet", bytes("select i as x, i % 2 as outcome from range(4) t(i)")));
		assertRefused("Column label holds no label (null, empty or -1 everywhere)",
				Map.of("train.parquet", bytes("select i as x, -1 as label from range(4) t(i)")));
	}

	@Test
	void takesAColumnAsKeys() throws IOException {
		ParsedDataset read = Uploads.read(this.folder, UploadOptions.NONE.withColumns(null, "id", null),
				Map.of("train.parquet", write("select * from (values (1, 0, 'u'), (2, 1, 'v')) t(x, label, id)"),
						"test.parquet", write("select * from (values (1, 0, 'w')) t(x, label, id)")));
		assertThat(Uploads.keys(read, Split.TRAIN)).containsExactly("u", "v");
		assertThat(read.understood().keyColumn()).isEqualTo("id");
	}

	@Test
	void readsListsInListsByTheirShape() throws IOException {
		ParsedDataset read = read(Map.of("train.parquet",
				write("select [[i, i + 1, i + 2], [i + 3, i + 4, i + 5]] as pixels, i % 2 as label from range(3) t(i)"),
				"test.parquet", write("select [[9, 8, 7], [6, 5, 4]] as pixels, 1 as label")));
		assertThat(read.shape()).isEqualTo(new Shape(1, 2, 3));
		assertThat(Uploads.features(read, Split.TRAIN)).containsExactly(new float[] { 0, 1, 2, 3, 4, 5 },
				new float[] { 1, 2, 3, 4, 5, 6 }, new float[] { 2, 3, 4, 5, 6, 7 });
		assertThat(Uploads.features(read, Split.TEST)).containsExactly(new float[] { 9, 8, 7, 6, 5, 4 });
		ParsedDataset ragged = read(Map.of("train.parquet",
				write("select case when i < 2 then [1, 2] else [1] end as v, i % 2 as label from range(3) t(i)"),
				"test.parquet", write("select [9, 8] as v, 1 as label")));
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> Uploads.features(ragged, Split.TRAIN))
			.withMessageContaining("train.parquet, row 2: column v has 1 numbers; other rows have 2");
	}

	@Test
	void listsWithTheChannelsLastAreTurned() throws IOException {
		ParsedDataset read = read(Map.of("train.parquet",
				write("select [[[i, 100, 200], [i, 101, 201]]] as pixels, i % 2 as label from range(3) t(i)"),
				"test.parquet", write("select [[[9, 8, 7], [6, 5, 4]]] as pixels, 1 as label")));
		assertThat(read.shape()).isEqualTo(new Shape(3, 1, 2));
		assertThat(Uploads.features(read, Split.TEST)).containsExactly(new float[] { 9, 6, 8, 5, 7, 4 });
	}

	@Test
	void refusesWhatIsNoDatasetByItsReason() throws IOException {
		assertRefused("has neither images nor features; its columns are label",
				table("select i % 2 as label from range(4) t(i)"));
		assertRefused("column text holds texts, which are not read yet", table("select 'words' as text, 1 as label"));
		assertRefused("column day holds values of type INT32 (date)",
				table("select date '2020-01-01' as day, 1 as label"));
		assertRefused("column labels holds several labels an example",
				table("select %s as image, [1, 2] as labels".formatted(DARK)));
		assertRefused("several columns of images, left, right",
				table("select {'bytes': %1$s, 'path': 'a'} as left, {'bytes': %1$s, 'path': 'a'} as right, 1 as label"
					.formatted(DARK)));
		assertRefused("data.parquet, row 1: column img holds no image",
				table("select * from (values (%s, 0), (null, 1)) t(img, label)".formatted(DARK)));
		assertRefused("data.parquet, row 0: column img holds no image. If paths to files were kept",
				Map.of("data.parquet", ParquetFixture.write(this.folder, "select 'a.png' as img, 1 as label", NOTE)));
		assertRefused("data.parquet, row 1: the label is 1.5",
				table("select * from (values (1, 0.0), (2, 1.5)) t(x, label)"));
		assertRefused("Images are of 2 sizes (height x width): 2x3 (data.parquet, row 1), 8x8 (data.parquet, row 0)",
				table("select * from (values (%s, 0), (%s, 1)) t(img, label)".formatted(DARK, png(2, 3, 1))));
		assertRefused("test.parquet has no column label",
				Map.of("train.parquet", write("select i as x, i % 2 as label from range(4) t(i)"), "test-0.parquet",
						write("select i as x, i % 2 as label from range(4) t(i)"), "test.parquet",
						write("select i as x from range(4) t(i)")));
		assertRefused("has the features [x, z], other files have [x]",
				Map.of("train.parquet", write("select i as x, i % 2 as label from range(4) t(i)"), "test.parquet",
						write("select i as x, i as z, i % 2 as label from range(4) t(i)")));
		ParsedDataset empty = read(table("select * from (values (1, 0), (null, 1), (3, 1)) t(x, label)"));
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> Uploads.features(empty, Split.TRAIN))
			.withMessageContaining("data.parquet, row 1: column x is empty");
	}

	@Test
	void namesTheRowOfAnImageThatIsDamaged() throws IOException {
		byte[] png = Uploads.png(8, 8, 10);
		String cut = "unhex('%s')".formatted(HexFormat.of().formatHex(png, 0, png.length - 20));
		assertThatExceptionOfType(MalformedFileException.class)
			.isThrownBy(() -> read(table("select * from (values (%s, 0), (%s, 1)) t(img, label)".formatted(DARK, cut))))
			.withMessageContaining("data.parquet, row 1");
	}

	@Test
	void readsParquetInGzipAndInZip() throws IOException {
		byte[] train = write("select i as x, i % 2 as label from range(4) t(i)");
		byte[] test = write("select i as x, i % 2 as label from range(2) t(i)");
		ParsedDataset gzip = read(Map.of("train.parquet.gz", Uploads.gzip(train), "test.parquet", test));
		assertThat(gzip.splits().get(Split.TEST).examples()).isEqualTo(2);
		ParsedDataset zip = read(
				Map.of("x.zip", Uploads.zip("x/data/train/0000.parquet", train, "x/data/test/0000.parquet", test)));
		assertThat(Uploads.labels(zip, Split.TRAIN)).containsExactly(0, 1, 0, 1);
	}

	private ParsedDataset read(Map<String, byte[]> files) throws IOException {
		return Uploads.read(this.folder, UploadOptions.NONE, files);
	}

	private void assertRefused(String detail, Map<String, byte[]> files) {
		assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> read(files))
			.withMessageContaining(detail);
	}

	private Map<String, byte[]> table(String query) throws IOException {
		return new HashMap<>(Map.of("data.parquet", write(query)));
	}

	private byte[] bytes(String query) {
		try {
			return write(query);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] write(String query) throws IOException {
		return ParquetFixture.write(this.folder, query, "");
	}

	private byte[] hugging(String rows) throws IOException {
		return ParquetFixture.write(this.folder,
				"select {'bytes': bytes, 'path': path} as img, label::bigint as label from (values %s) t(bytes, path, label)"
					.formatted(rows),
				NOTE);
	}

	private static String png(int height, int width, int grey) {
		return "unhex('%s')".formatted(HexFormat.of().formatHex(Uploads.png(height, width, grey)));
	}

}
