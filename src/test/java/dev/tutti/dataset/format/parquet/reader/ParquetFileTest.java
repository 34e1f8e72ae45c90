package dev.tutti.dataset.format.parquet.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.format.parquet.ParquetFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ParquetFileTest {

	private static final long MOST = 1 << 26;

	/**
	 * Numbers, texts and bytes with nulls, runs and few values among them, in several row
	 * groups.
	 */
	private static final String TABLE = """
			select i::bigint as big, (i % 7)::integer as small, i % 3 = 0 as truth, sin(i) as sine, i::float / 3 as third,
				case when i % 5 = 0 then null else (hash(i) % 1000)::int end as gaps,
				case when i % 4 = 0 then null else repeat('x' || i % 9, i % 13) end as text,
				encode(repeat(hash(i)::varchar, i % 40)) as bytes, (i / 8)::decimal(9, 3) as decimal,
				(i * 1000003 % 4294967296)::uinteger as whole, 'cat' as same, null::double as nothing,
				{'bytes': encode('image' || i), 'path': case when i % 2 = 0 then i || '.png' end} as image
			from range(5000) t(i)""";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "uncompressed, v1", "snappy, v1", "gzip, v1", "zstd, v1", "lz4_raw, v1", "uncompressed, v2",
			"snappy, v2", "gzip, v2", "zstd, v2", "lz4_raw, v2" })
	void readsWhatDuckDbWrites(String codec, String version) throws IOException {
		Path file = this.folder.resolve("table.parquet");
		Files.write(file, ParquetFixture.write(this.folder, TABLE,
				"compression %s, parquet_version %s, row_group_size 2048".formatted(codec, version)));
		try (ParquetFile parquet = ParquetFile.open("table.parquet", file, MOST)) {
			assertThat(parquet.rows()).isEqualTo(5000);
			assertThat(parquet.columns()).extracting(ParquetColumn::name)
				.containsExactly("big", "small", "truth", "sine", "third", "gaps", "text", "bytes", "decimal", "whole",
						"same", "nothing", "image", "image");
			for (ParquetColumn column : parquet.columns()) {
				String name = String.join(".", column.path());
				List<@Nullable String> expected = ParquetFixture.column(file, column.isNumber()
						? "%s::double".formatted(name) : column.isText() ? name : "hex(%s)".formatted(name));
				if (column.isNumber()) {
					expected.replaceAll((value) -> (value != null) ? Double.toString(Double.parseDouble(value)) : null);
				}
				assertThat(values(parquet, column)).as(name).isEqualTo(expected);
			}
		}
	}

	@Test
	void readsListsByTheirRepetition() throws IOException {
		Path file = write("select [[i, i + 1], [i + 2]] as grid from range(3) t(i)", "compression zstd");
		try (ParquetFile parquet = ParquetFile.open("x.parquet", file, MOST);
				ColumnReader reader = parquet.read(parquet.columns().get(0))) {
			List<List<Number>> read = new ArrayList<>();
			while (reader.next()) {
				read.add(List.of(reader.row(), reader.repetition(), reader.integer()));
			}
			assertThat(read).containsExactly(List.of(0L, 0, 0L), List.of(0L, 2, 1L), List.of(0L, 1, 2L),
					List.of(1L, 0, 1L), List.of(1L, 2, 2L), List.of(1L, 1, 3L), List.of(2L, 0, 2L), List.of(2L, 2, 3L),
					List.of(2L, 1, 4L));
		}
	}

	@Test
	void readsWhatAWriterNoted() throws IOException {
		Path file = write("select 1 as a", "kv_metadata {huggingface: '{}'}");
		try (ParquetFile parquet = ParquetFile.open("x.parquet", file, MOST)) {
			assertThat(parquet.metadata("huggingface")).contains("{}");
			assertThat(parquet.metadata("pandas")).isEmpty();
		}
	}

	@Test
	void refusesACodecThatIsNotReadByItsName() throws IOException {
		Path file = write("select i as a from range(9) t(i)", "compression brotli");
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> readAll(file, MOST))
			.withMessage(
					"x.parquet is truncated, damaged or unsupported: column a, row 0: it is compressed by BROTLI; uncompressed, SNAPPY, GZIP, ZSTD and LZ4_RAW are read.");
	}

	@Test
	void refusesMoreThanTheLimit() throws IOException {
		Path file = write("select i || repeat('x', 1000) as a from range(1000) t(i)", "compression zstd");
		assertThatExceptionOfType(DatasetTooLargeException.class).isThrownBy(() -> readAll(file, 100_000))
			.withMessageContaining("A column of x.parquet has more than 100000 bytes when decompressed.");
	}

	@Test
	void refusesAFileThatIsCutAnywhere() throws IOException {
		byte[] whole = Files.readAllBytes(write("select i as a, 'text' || i as b from range(100) t(i)", ""));
		for (int length = 0; length < whole.length; length++) {
			Path cut = this.folder.resolve("cut.parquet");
			Files.write(cut, Arrays.copyOf(whole, length));
			assertThatExceptionOfType(MalformedFileException.class).as("%d bytes", length)
				.isThrownBy(() -> readAll(cut, MOST));
		}
	}

	@ParameterizedTest
	@CsvSource({ "uncompressed, v1", "snappy, v1", "gzip, v2", "zstd, v1", "lz4_raw, v2" })
	void damageIsRefusedAndNothingElse(String codec, String version) throws IOException {
		byte[] whole = Files.readAllBytes(write(TABLE.replace("5000", "200"),
				"compression %s, parquet_version %s, row_group_size 100".formatted(codec, version)));
		Random random = new Random(1);
		for (int round = 0; round < 300; round++) {
			byte[] damaged = whole.clone();
			for (int i = 0; i <= round % 4; i++) {
				damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
			}
			Path file = this.folder.resolve("damaged.parquet");
			Files.write(file, damaged);
			try {
				readAll(file, MOST);
			}
			catch (MalformedFileException | DatasetTooLargeException ex) {
				assertThat(ex).hasMessageContaining("x.parquet");
			}
		}
	}

	@Test
	void aFooterThatClaimsMoreThanThereIsReservesNoMemory() throws IOException {
		// a footer's list of schema elements, said to have 2^31 - 1 of them
		byte[] footer = HexFormat.of().parseHex("1502" + "19fcffffffff07");
		byte[] file = new byte[4 + footer.length + 8];
		System.arraycopy("PAR1".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 4);
		System.arraycopy(footer, 0, file, 4, footer.length);
		file[4 + footer.length] = (byte) footer.length;
		System.arraycopy("PAR1".getBytes(StandardCharsets.US_ASCII), 0, file, file.length - 4, 4);
		Path path = this.folder.resolve("lie.parquet");
		Files.write(path, file);
		assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> readAll(path, MOST));
	}

	private Path write(String query, String options) throws IOException {
		Path file = Files.createTempFile(this.folder, "table", ".parquet");
		Files.write(file, ParquetFixture.write(this.folder, query, options));
		return file;
	}

	private static void readAll(Path file, long most) throws IOException {
		try (ParquetFile parquet = ParquetFile.open("x.parquet", file, most)) {
			for (ParquetColumn column : parquet.columns()) {
				values(parquet, column);
			}
		}
	}

	private static List<@Nullable String> values(ParquetFile parquet, ParquetColumn column) throws IOException {
		List<@Nullable String> values = new ArrayList<>();
		try (ColumnReader reader = parquet.read(column)) {
			while (reader.next() && values.size() < 100_000) {
				values.add(reader.isNull() ? null : value(reader));
			}
		}
		return values;
	}

	private static String value(ColumnReader reader) {
		ParquetColumn column = reader.column();
		return column.isNumber() ? Double.toString(reader.number())
				: column.isText() ? new String(reader.bytes(), StandardCharsets.UTF_8)
						: HexFormat.of().withUpperCase().formatHex(reader.bytes());
	}

}
