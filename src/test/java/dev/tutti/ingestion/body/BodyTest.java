package dev.tutti.ingestion.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tutti.array.NpyArray;
import dev.tutti.dataset.Keys;
import dev.tutti.history.GroundTruth;
import dev.tutti.history.InvalidHistoryException;
import dev.tutti.ingestion.prediction.EvaluatedHistory;
import dev.tutti.ingestion.prediction.ExpectedExamples;
import dev.tutti.ingestion.prediction.ValueKind;
import dev.tutti.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** What bodies of every format are read as, and which are refused. */
class BodyTest {

	private static final GroundTruth SMALL = new GroundTruth(new int[] { 0, 1, 2, 1 }, 3);

	private static final GroundTruth FINE = new GroundTruth(new int[] { 299, 0, 7 }, 300);

	@Test
	void readsBytesAsLabels() throws IOException {
		assertThat(read(BodyFormat.BYTES, new byte[] { 2, 1, 0, (byte) 200 }, SMALL, null).labels()).containsExactly(2,
				1, 0, 200);
	}

	@Test
	void readsTwoBytesPerLabelAbove256Classes() throws IOException {
		assertThat(read(BodyFormat.BYTES, new byte[] { 43, 1, 0, 0, 7, 0 }, FINE, null).labels()).containsExactly(299,
				0, 7);
		assertThat(read(BodyFormat.BYTES, new byte[] { -1 }, new GroundTruth(new int[1], 256), null).labels())
			.containsExactly(255);
		assertThat(read(BodyFormat.BYTES, new byte[] { 0, 1 }, new GroundTruth(new int[1], 257), null).labels())
			.containsExactly(256);
	}

	@ParameterizedTest
	@ValueSource(strings = { "|u1", "|i1", "<u2", ">u2", "<i2", "<u4", "<i4", ">i4", "<i8", ">i8", "<u8" })
	void readsNpyIntegersOfEveryTypeAsLabels(String type) throws IOException {
		byte[] values = integers(type, 2, 0, 1, 2);
		assertThat(read(BodyFormat.NPY, npy(type, values, 4), SMALL, null).labels()).containsExactly(2, 0, 1, 2);
	}

	@Test
	void readsWholeNumbersOfOtherTypesAsLabels() throws IOException {
		byte[] floats = floats(new float[] { 2, -0.0f, 1, 2 });
		assertThat(read(BodyFormat.NPY, npy("<f4", floats, 4), SMALL, null).labels()).containsExactly(2, 0, 1, 2);
		assertThat(read(BodyFormat.NPY, npy("<f4", floats, 4, 1), SMALL, null).labels()).containsExactly(2, 0, 1, 2);
		assertThat(read(BodyFormat.NPY, npy("|b1", new byte[] { 1, 0, 0, 1 }, 4), SMALL, null).labels())
			.containsExactly(1, 0, 0, 1);
		assertThat(read(BodyFormat.NDJSON, text("2.0\n-0.0\n1e0\n20.0e-1"), SMALL, null).labels()).containsExactly(2, 0,
				1, 2);
	}

	@Test
	void readsWholeFloatsOfManyHistoriesAndNamesOthersByIndex() throws IOException {
		float[] labels = { 2, 0, 1, 2, 0, 0, 1, 1, 2, 2, 1, 1, 0, 1, 0, 1 };
		LabelSource source = batch(npy("<f4", floats(labels), 2, 2, 4));
		for (int history = 0; history < 4; history++) {
			assertThat(source.next()).hasSize(4).startsWith((int) labels[4 * history]);
		}
		source.end();
		labels[14] = 1.5f;
		LabelSource bad = batch(npy("<f4", floats(labels), 2, 2, 4));
		assertThatExceptionOfType(InvalidHistoryException.class).isThrownBy(() -> {
			for (int history = 0; history < 4; history++) {
				bad.next();
			}
		}).withMessageContaining("1.5 at index [1, 1, 2]");
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> batch(npy("<f4", floats(labels), 4, 4)))
			.withMessageContaining("expected [2, 2, 4]");
	}

	private static LabelSource batch(byte[] content) throws IOException {
		return new Body(BodyFormat.NPY, new ByteArrayInputStream(content)).labels(SMALL, 2, 2);
	}

	@ParameterizedTest
	@CsvSource({ "<i8,9007199254740993", "<u8,18446744073709551615", "<u8,4294967296", "<i8,-9223372036854775808" })
	void namesLabelOutOfRangeExactly(String type, BigInteger label) {
		ByteBuffer bytes = ByteBuffer.allocate(4 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putLong(Long.BYTES, label.longValue());
		assertRejected(BodyFormat.NPY, npy(type, bytes.array(), 4), null, label + " at index [1]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2\n0\n1\n2\n", "2\r\n0\r\n1\r\n2", "\n2\n\n0\n1\n2\n\n" })
	void readsOneLabelPerLine(String lines) throws IOException {
		assertThat(read(BodyFormat.NDJSON, text(lines), SMALL, null).labels()).containsExactly(2, 0, 1, 2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2\\n0\\n1|3 labels
			2\\n0\\n1\\n2\\n0|more labels
			2\\n0\\n1.5\\n2|Line 3
			2\\n0\\n"1"\\n2|Line 3
			2\\n0\\nnull\\n2|Line 3
			2\\n0\\n99999999999\\n2|Line 3
			2\\n0\\n[1]\\n2|Line 3 of the body is invalid: expected a label (a whole number); for one number per class
			2\\n0\\nNaN\\n2|Line 3 of the body is invalid: expected a label (a whole number)
			2\\n0\\n0.99999999999999999999\\n2|0.99999999999999999999 is not a label
			2\\n0\\n1e999999999\\n2|is not a label
			2.0\\n0.0\\n1.0\\n1.25|1.25 is not a label
			2 0 x|Line 1
			""")
	void rejectsLineThatIsNoLabel(String lines, String detail) {
		assertRejected(BodyFormat.NDJSON, text(lines.replace("\\n", "\n")), null, detail);
	}

	@Test
	void rejectsBytesOfWrongLength() {
		assertRejected(BodyFormat.BYTES, new byte[3], null, "fewer than 4 bytes");
		assertRejected(BodyFormat.BYTES, new byte[0], null, "fewer than 4 bytes");
		assertRejected(BodyFormat.BYTES, new byte[5], null, "more than 4 bytes");
	}

	@Test
	void rejectsNpyOfWrongShapeOrType() {
		assertRejected(BodyFormat.NPY, npy("|u1", new byte[5], 5), null, "[5]");
		assertRejected(BodyFormat.NPY, npy("|u1", new byte[4], 2, 2), null, "[2, 2]");
		assertRejected(BodyFormat.NPY, npy("|u1", new byte[3], 4), null, "truncated");
		assertRejected(BodyFormat.NPY, npy("|u1", new byte[5], 4), null, "too long");
		assertRejected(BodyFormat.NPY, npy("<f4", new byte[48], 4, 3), null, "query parameter values");
		assertRejected(BodyFormat.NPY, npy("<f4", floats(new float[] { 0, 1, 0.1f, 2 }), 4), null,
				"0.1 at index [2], which is not a label (a whole number). For logits");
		assertRejected(BodyFormat.NPY, npy("<f4", floats(new float[] { 0, Float.NaN, 0, 2 }), 4), null,
				"NaN at index [1]");
		assertRejected(BodyFormat.NPY, new byte[64], null, "not an NPY file");
		assertRejected(BodyFormat.NPY, npy("|u1", new byte[0], 2_000_000_000), null, "[2000000000]");
	}

	@Test
	void probabilitiesGiveLabelConfidenceAndMargin() throws IOException {
		float[] rows = { 0.2f, 0.5f, 0.3f, 0.4f, 0.2f, 0.4f, 0, 0, 1, 0.5f, 0.5f, 0 };
		for (EvaluatedHistory read : List.of(
				read(BodyFormat.NPY, npy("<f4", floats(rows), 4, 3), SMALL, ValueKind.PROBABILITIES),
				read(BodyFormat.NDJSON, text(lines(rows)), SMALL, ValueKind.PROBABILITIES))) {
			// of equal ones, the first
			assertThat(read.labels()).containsExactly(1, 0, 2, 0);
			assertThat(read.confidence()).containsExactly(0.2f, 0.2f, 1, 0.5f);
			assertThat(read.margin()).containsExactly(new float[] { (float) Math.log(0.2 / 0.5),
					(float) Math.log(0.2 / 0.4), (float) -Math.log(Float.MIN_VALUE), 0 }, within(1e-5f));
		}
	}

	@Test
	void logitsGiveLabelConfidenceAndMarginOfSoftmax() throws IOException {
		Random random = new Random(5);
		GroundTruth expected = new GroundTruth(random.ints(50, 0, 7).toArray(), 7);
		float[] rows = new float[50 * 7];
		for (int i = 0; i < rows.length; i++) {
			rows[i] = (float) (10 * random.nextGaussian());
		}
		EvaluatedHistory read = read(BodyFormat.NPY, npy("<f4", floats(rows), 50, 7), expected, ValueKind.LOGITS);
		for (int i = 0; i < 50; i++) {
			double sum = 0;
			double other = Double.NEGATIVE_INFINITY;
			int label = 0;
			int truth = expected.labels()[i];
			for (int k = 0; k < 7; k++) {
				sum += Math.exp(rows[7 * i + k]);
				label = (rows[7 * i + k] > rows[7 * i + label]) ? k : label;
				other = (k != truth) ? Math.max(other, rows[7 * i + k]) : other;
			}
			assertThat(read.labels()[i]).isEqualTo(label);
			assertThat(read.confidence()[i]).isCloseTo((float) (Math.exp(rows[7 * i + truth]) / sum), within(1e-5f));
			assertThat(read.margin()[i]).isCloseTo((float) (rows[7 * i + truth] - other), within(1e-4f));
		}
	}

	@Test
	void comparesLogitsInDoublePrecision() throws IOException {
		GroundTruth expected = new GroundTruth(new int[] { 0, 0, 1, 2 }, 3);
		double[] rows = { 1, 1 + 1e-9, 0, 1e300, -1e300, 0, 1e9, 1e9 + 1, 0, -1.7e308, 1.7e308, -1.7e308 };
		String lines = "[1,1.000000001,0]\n[1e300,-1e300,0]\n[1e9,1000000001,0]\n[-1.7e308,1.7e308,-1.7e308]";
		for (EvaluatedHistory read : List.of(
				read(BodyFormat.NPY, npy("<f8", doubles(rows), 4, 3), expected, ValueKind.LOGITS),
				read(BodyFormat.NDJSON, text(lines), expected, ValueKind.LOGITS))) {
			assertThat(read.labels()).containsExactly(1, 0, 1, 1);
			assertThat(read.margin()).containsExactly(new float[] { -1e-9f, Float.MAX_VALUE, 1, -Float.MAX_VALUE },
					within(1e-15f));
			assertThat(read.confidence()[1]).isOne();
			assertThat(read.confidence()[2]).isCloseTo((float) (1 / (1 + Math.exp(-1))), within(1e-7f));
			assertThat(read.confidence()[3]).isZero();
		}
	}

	@ParameterizedTest
	@CsvSource({ "<i8,16777217,16777216", "<i8,9007199254740993,9007199254740992",
			"<i8,9223372036854775807,9223372036854775806", "<i8,-9223372036854775807,-9223372036854775808",
			"<u8,18446744073709551615,18446744073709551614", "<u8,9223372036854775808,9223372036854775807" })
	void comparesIntegersOf64BitsExactly(String type, BigInteger high, BigInteger low) throws IOException {
		GroundTruth expected = new GroundTruth(new int[] { 1 }, 2);
		ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putLong(low.longValue()).putLong(high.longValue());
		for (EvaluatedHistory read : List.of(
				read(BodyFormat.NPY, npy(type, bytes.array(), 1, 2), expected, ValueKind.LOGITS),
				read(BodyFormat.NDJSON, text("[" + low + "," + high + "]"), expected, ValueKind.LOGITS))) {
			assertThat(read.labels()).containsExactly(1);
			assertThat(read.margin()).containsExactly(1);
			assertThat(read.confidence()[0]).isCloseTo((float) (1 / (1 + Math.exp(-1))), within(1e-7f));
		}
	}

	@Test
	void comparesProbabilitiesInDoublePrecision() throws IOException {
		double[] rows = { 0.25, 0.375 - 1e-12, 0.375 + 1e-12, 1 - 3e-9, 1e-9, 2e-9, 0, 1, 0, 0.5, 0.5, 0 };
		EvaluatedHistory read = read(BodyFormat.NPY, npy("<f8", doubles(rows), 4, 3), SMALL, ValueKind.PROBABILITIES);
		assertThat(read.labels()).containsExactly(2, 0, 1, 0);
		assertThat(read.confidence()).containsExactly(0.25f, 1e-9f, 0, 0.5f);
	}

	@Test
	void readsProbabilitiesOfHalfPrecisionWhoseSumIsNearlyOne() throws IOException {
		byte[] third = { 85, 53, 85, 53, 90, 53 };
		GroundTruth expected = new GroundTruth(new int[] { 0 }, 3);
		EvaluatedHistory read = read(BodyFormat.NPY, npy("<f2", third, 1, 3), expected, ValueKind.PROBABILITIES);
		assertThat(read.labels()).containsExactly(2);
		assertThat(read.confidence()).containsExactly(0.333251953125f);
		assertThat(read(BodyFormat.NPY, npy("|b1", new byte[] { 0, 0, 1 }, 1, 3), expected, ValueKind.PROBABILITIES)
			.labels()).containsExactly(2);
	}

	@Test
	void oneNumberForTwoClassesIsThatOfTheSecond() throws IOException {
		GroundTruth expected = new GroundTruth(new int[] { 0, 1, 1, 0 }, 2);
		byte[] logits = floats(new float[] { -1, 2, 1, -3 });
		for (EvaluatedHistory read : List.of(read(BodyFormat.NPY, npy("<f4", logits, 4, 1), expected, ValueKind.LOGITS),
				read(BodyFormat.NPY, npy("<f4", logits, 4), expected, ValueKind.LOGITS),
				read(BodyFormat.NDJSON, text("-1\n2\n1\n-3"), expected, ValueKind.LOGITS),
				read(BodyFormat.NDJSON, text("[-1]\n2\n[1.0]\n-3"), expected, ValueKind.LOGITS),
				read(BodyFormat.NDJSON, text("[0,-1]\n[0,2]\n[0,1]\n[0,-3]"), expected, ValueKind.LOGITS))) {
			assertThat(read.labels()).containsExactly(0, 1, 1, 0);
			assertThat(read.margin()).containsExactly(1, 2, 1, 3);
			assertThat(read.confidence()[1]).isCloseTo((float) (1 / (1 + Math.exp(-2))), within(1e-7f));
		}
		EvaluatedHistory read = read(BodyFormat.NDJSON, text("0.125\n0.5\n0.75\n0"), expected, ValueKind.PROBABILITIES);
		assertThat(read.labels()).containsExactly(0, 0, 1, 0);
		assertThat(read.confidence()).containsExactly(0.875f, 0.5f, 0.75f, 1);
		assertThatExceptionOfType(InvalidHistoryException.class).isThrownBy(
				() -> read(BodyFormat.NDJSON, text("0.125\n0.5\n[0.75,0.25]\n0"), expected, ValueKind.PROBABILITIES))
			.withMessageContaining("Line 3 of the body is invalid: lines before it have one number");
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> read(BodyFormat.NDJSON, text("1.5\n0\n0\n0"), expected, ValueKind.PROBABILITIES))
			.withMessageContaining("Example 0 has the probability");
		assertRejected(BodyFormat.NPY, npy("<f4", logits, 4, 1), ValueKind.LOGITS, "read only for two classes");
	}

	@Test
	void extremeLogitsGiveFiniteValues() throws IOException {
		float[] rows = { Float.MAX_VALUE, -Float.MAX_VALUE, 0, -Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, 0,
				0, 0, 1000, -1000, 0 };
		EvaluatedHistory read = read(BodyFormat.NPY, npy("<f4", floats(rows), 4, 3), SMALL, ValueKind.LOGITS);
		assertThat(read.confidence()).containsExactly(1, 0, 1 / 3f, 0);
		assertThat(read.margin()).containsExactly(Float.MAX_VALUE, -Float.MAX_VALUE, 0, -2000);
	}

	@ParameterizedTest
	@ValueSource(floats = { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY })
	void rejectsNonFiniteValue(float bad) {
		float[] rows = { 0.2f, 0.5f, 0.3f, 0, bad, 1, 0, 0, 1, 1, 0, 0 };
		for (ValueKind values : ValueKind.values()) {
			assertRejected(BodyFormat.NPY, npy("<f4", floats(rows), 4, 3), values, "Example 1");
		}
	}

	@Test
	void rejectsProbabilitiesThatDoNotSumToOne() {
		assertRejected(BodyFormat.NDJSON, text("[0.2,0.5,0.3]\n[0.5,0.5,0.1]\n[0,0,1]\n[1,0,0]"),
				ValueKind.PROBABILITIES, "example 1 have the sum 1.1");
		assertRejected(BodyFormat.NDJSON, text("[0.2,0.5,0.3]\n[1.5,-0.5,0]\n[0,0,1]\n[1,0,0]"),
				ValueKind.PROBABILITIES, "Example 1 has the probability 1.5");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[1,0,0]\\n[1,0]\\n[1,0,0]\\n[1,0,0]|Line 2
			[1,0,0]\\n[1,0,0,0]\\n[1,0,0]\\n[1,0,0]|Line 2
			[1,0,0]\\n1\\n[1,0,0]\\n[1,0,0]|Line 2
			[1,0,0]\\n[1,0,1e999]\\n[1,0,0]\\n[1,0,0]|too large for double precision
			[1,0,0]\\n[1,0,NaN]\\n[1,0,0]\\n[1,0,0]|Line 2 of the body is invalid: NaN is not a finite number
			[1,0,0]\\n[1,0,-Infinity]\\n[1,0,0]\\n[1,0,0]|-Infinity is not a finite number
			[1]\\n[1]\\n[1]\\n[1]|one number is read only for two classes
			[1,0,0]\\n[1,0,"0"]\\n[1,0,0]\\n[1,0,0]|Line 2
			[1,0,0]\\n[1,0,0]\\n[1,0,0]|expected
			[1,0,0]\\n[1,0,0]\\n[1,0,0]\\n[1,0,0]\\n[1,0,0]|more lines than examples
			""")
	void rejectsListWithoutOneNumberPerClass(String lines, String detail) {
		assertRejected(BodyFormat.NDJSON, text(lines.replace("\\n", "\n")), ValueKind.LOGITS, detail);
	}

	@Test
	void rejectsValuesOfWrongShapeOrFormat() {
		assertRejected(BodyFormat.NPY, npy("<f4", new byte[48], 3, 4), ValueKind.LOGITS, "expected [4, 3]");
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> read(BodyFormat.BYTES, new byte[4], SMALL, ValueKind.LOGITS));
	}

	@Test
	void stopsReadingEndlessBodyInEveryFormat() {
		byte[] head = npy("|u1", new byte[0], 4);
		byte[] scores = npy("<f4", new byte[0], 4, 3);
		assertThat(countBytesReadOfEndlessBody(BodyFormat.BYTES, new byte[0], null, 0)).isEqualTo(5);
		assertThat(countBytesReadOfEndlessBody(BodyFormat.NPY, head, null, 0)).isEqualTo(head.length + 5);
		assertThat(countBytesReadOfEndlessBody(BodyFormat.NPY, scores, ValueKind.LOGITS, 0))
			.isEqualTo(scores.length + 49);
		assertThat(countBytesReadOfEndlessBody(BodyFormat.NDJSON, new byte[0], null, '\n')).isLessThan(10_000);
		assertThat(countBytesReadOfEndlessBody(BodyFormat.NDJSON, new byte[0], null, '1')).isLessThan(10_000);
		assertThat(countBytesReadOfEndlessBody(BodyFormat.NDJSON, new byte[0], ValueKind.LOGITS, ' '))
			.isLessThan(10_000);
		assertThat(countBytesReadOfEndlessBody(BodyFormat.NDJSON, new byte[0], ValueKind.LOGITS, '['))
			.isLessThan(10_000);
	}

	@Test
	void readsNdjsonBatchInOrder() throws IOException {
		NdjsonBatch batch = new Body(BodyFormat.NDJSON, new ByteArrayInputStream(text("""
				{"member": 1, "checkpoint": 2, "labels": [0, 1, 2, 0]}
				{"labels": [2, 2, 2, 2], "checkpoint": 0, "member": 0}
				"""))).batch(SMALL, 6);
		assertThat(batch.next()).satisfies((line) -> {
			assertThat(line.member()).isOne();
			assertThat(line.checkpoint()).isEqualTo(2);
			assertThat(line.labels()).containsExactly(0, 1, 2, 0);
		});
		assertThat(batch.next()).satisfies((line) -> assertThat(line.labels()).containsExactly(2, 2, 2, 2));
		assertThat(batch.next()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"member": 0, "checkpoint": 0, "labels": [0, 1, 2]}|3 labels
			{"member": 0, "checkpoint": 0, "labels": [0, 1, 2, 0, 0]}|more labels
			{"member": 0, "checkpoint": 0}|one is missing
			{"member": 0, "labels": [0, 1, 2, 0]}|one is missing
			{"member": 0, "checkpoint": 0, "labels": [0, 1, 2, 0], "split": "test"}|not 'split'
			{"member": 0.5, "checkpoint": 0, "labels": [0, 1, 2, 0]}|0.5 is not a label
			{"member": 0, "checkpoint": 0, "labels": {"a": 1}}|must be a list
			{"member": 0, "checkpoint": 0, "labels": [0, 1|not valid JSON
			[0, 1, 2, 0]|an object
			""")
	void rejectsInvalidLineOfNdjsonBatch(String line, String detail) {
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> new Body(BodyFormat.NDJSON, new ByteArrayInputStream(text(line))).batch(SMALL, 1).next())
			.withMessageContaining(detail)
			.withMessageNotContaining("jackson");
	}

	private static long countBytesReadOfEndlessBody(BodyFormat format, byte[] head, ValueKind values, int filling) {
		AtomicLong read = new AtomicLong();
		InputStream endless = new InputStream() {
			@Override
			public int read() {
				long at = read.getAndIncrement();
				return (at < head.length) ? head[(int) at] & 0xFF : filling;
			}
		};
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> new Body(format, endless).read(examples(SMALL), values));
		return read.get();
	}

	private static EvaluatedHistory read(BodyFormat format, byte[] content, GroundTruth expected, ValueKind values)
			throws IOException {
		return new Body(format, new ByteArrayInputStream(content)).read(examples(expected), values);
	}

	private static ExpectedExamples examples(GroundTruth truth) {
		return new ExpectedExamples(truth, true,
				IntStream.range(0, truth.classes()).mapToObj((label) -> "class " + label).toList(),
				() -> Keys.positions(truth.examples()));
	}

	private static void assertRejected(BodyFormat format, byte[] content, ValueKind values, String detail) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(format, content, SMALL, values))
			.withMessageContaining(detail)
			.withMessageNotContaining("jackson");
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String lines(float[] rows) {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < rows.length; i += 3) {
			lines.add("[" + rows[i] + "," + rows[i + 1] + "," + rows[i + 2] + "]");
		}
		return lines.stream().collect(Collectors.joining("\n"));
	}

	private static byte[] npy(String type, byte[] values, int... shape) {
		byte[] header = NpyArray.header(type, shape);
		return ByteBuffer.allocate(header.length + values.length).put(header).put(values).array();
	}

	private static byte[] floats(float[] values) {
		ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		return bytes.array();
	}

	private static byte[] doubles(double[] values) {
		ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asDoubleBuffer().put(values);
		return bytes.array();
	}

	private static byte[] integers(String type, int... values) {
		int width = type.charAt(2) - '0';
		ByteBuffer bytes = ByteBuffer.allocate(width * values.length);
		IntStream.of(values).forEach((value) -> {
			byte[] one = new byte[width];
			one[(type.charAt(0) == '>') ? width - 1 : 0] = (byte) value;
			bytes.put(one);
		});
		return bytes.array();
	}

}
