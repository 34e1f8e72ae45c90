package dev.tutti.ingestion.body;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import dev.tutti.dataset.Keys;
import dev.tutti.history.GroundTruth;
import dev.tutti.history.InvalidHistoryException;
import dev.tutti.ingestion.prediction.ClassValues;
import dev.tutti.ingestion.prediction.EvaluatedHistory;
import dev.tutti.ingestion.prediction.ExpectedExamples;
import dev.tutti.ingestion.prediction.HistoryBuilder;
import dev.tutti.ingestion.prediction.ValueKind;
import dev.tutti.web.FieldProblem;
import dev.tutti.web.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A request body, decompressed while it is read, up to the expected size.
 */
public class Body {

	private static final int BUFFER = 1 << 16;

	/** Allowance for whitespace around all lines, and around each. */
	private static final int HEAD = 1 << 12;

	private static final int LINE = 1 << 8;

	/**
	 * Maximum lengths of a label and a number, including the separator.
	 */
	private static final int LABEL = 24;

	private static final int NUMBER = 40;

	/**
	 * The longest name of a class that is expected, and the length of an escaped
	 * character.
	 */
	private static final int LONGEST_NAME = 1 << 10;

	private static final int ESCAPED = 6;

	/** In UTF-8, which some tools begin text with. */
	private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

	private final BodyFormat format;

	private final InputStream in;

	Body(BodyFormat format, InputStream in) {
		this.format = format;
		this.in = (format == BodyFormat.NDJSON) ? new BufferedInputStream(in) : in;
	}

	public static Body of(HttpServletRequest request) throws IOException {
		return new Body(BodyFormat.of(request.getContentType()),
				decode(request.getInputStream(), request.getHeader(HttpHeaders.CONTENT_ENCODING)));
	}

	public BodyFormat format() {
		return this.format;
	}

	/**
	 * Reads a single history.
	 * @param values the kind of values per class; {@code null} for labels
	 */
	public EvaluatedHistory read(ExpectedExamples expected, @Nullable ValueKind values) throws IOException {
		if (this.format == BodyFormat.NDJSON && startsWithObject()) {
			long prediction = ESCAPED * (long) LONGEST_NAME + (long) expected.classes() * NUMBER;
			return new KeyedLines(lines(expected.examples(), LINE + ESCAPED * Keys.LONGEST + prediction), expected,
					values)
				.read();
		}
		return (values != null) ? readValues(expected, values) : readLabels(expected);
	}

	private EvaluatedHistory readLabels(ExpectedExamples expected) throws IOException {
		LabelSource labels = switch (this.format) {
			case BYTES -> new ByteLabels(this.in, expected.truth(), 1);
			case NPY -> new NpyLabels(this.in, expected.examples());
			case NDJSON -> new NdjsonLabels(lines(expected.examples(), LABEL), expected.truth());
		};
		EvaluatedHistory evaluated = new EvaluatedHistory(labels.next(), null, null);
		labels.end();
		return evaluated;
	}

	private EvaluatedHistory readValues(ExpectedExamples expected, ValueKind values) throws IOException {
		RowSource rows = switch (this.format) {
			case BYTES -> throw new InvalidRequestException(List.of(new FieldProblem("values",
					"application/octet-stream holds labels. Send probabilities or logits as application/x-npy or application/x-ndjson.")));
			case NPY -> new NpyRows(this.in, values, expected.truth());
			case NDJSON ->
				new NdjsonRows(lines(expected.examples(), NUMBER + (long) expected.classes() * NUMBER), values);
		};
		HistoryBuilder history = new HistoryBuilder(expected, values);
		ClassValues row = new ClassValues(expected.classes());
		for (int example = 0; example < expected.examples(); example++) {
			rows.read(row);
			history.set(example, row, example, rows.tolerance());
		}
		rows.end();
		return history.build();
	}

	/** Whether lines are objects; leaves the body at its beginning. */
	private boolean startsWithObject() throws IOException {
		this.in.mark(HEAD);
		int first = this.in.read();
		for (int i = 1; i < HEAD && (Character.isWhitespace(first) || BYTE_ORDER_MARK.indexOf(first) >= 0); i++) {
			first = this.in.read();
		}
		this.in.reset();
		return first == '{';
	}

	/** Reads the labels of all members and checkpoints, by member, then by checkpoint. */
	public LabelSource labels(GroundTruth expected, int members, int checkpoints) throws IOException {
		return (this.format == BodyFormat.BYTES)
				? new ByteLabels(this.in, expected, Math.multiplyExact(members, checkpoints))
				: new NpyLabels(this.in, members, checkpoints, expected.examples());
	}

	/** Reads histories with member and checkpoint, up to a maximum number. */
	public NdjsonBatch batch(GroundTruth expected, long histories) throws IOException {
		return new NdjsonBatch(lines(histories, LINE + (long) expected.examples() * LABEL), expected);
	}

	private JsonLines lines(long most, long longest) throws IOException {
		return new JsonLines(limited(HEAD + most * longest));
	}

	/** Limits the body's decompressed size, however small it is when compressed. */
	private InputStream limited(long bytes) throws IOException {
		return BoundedInputStream.builder()
			.setInputStream(this.in)
			// one byte more, since it also reports a stream that ends at its limit
			.setMaxCount(bytes + 1)
			.setOnMaxCount((most, count) -> {
				throw new InvalidHistoryException(
						"The body exceeds the maximum expected size of %d bytes.".formatted(bytes));
			})
			.get();
	}

	/** The error of an invalid gzip body; other exceptions are connection errors. */
	public static @Nullable InvalidHistoryException findDamage(IOException failure) {
		return (failure instanceof ZipException || failure instanceof EOFException)
				? new InvalidHistoryException("The body is not valid gzip as Content-Encoding states, or is truncated.")
				: null;
	}

	private static InputStream decode(InputStream in, @Nullable String encoding) throws IOException {
		if (encoding == null || "identity".equalsIgnoreCase(encoding.strip())) {
			return in;
		}
		if (!"gzip".equalsIgnoreCase(encoding.strip())) {
			throw new InvalidRequestException(List.of(new FieldProblem(HttpHeaders.CONTENT_ENCODING,
					"'" + encoding + "' is not supported. Use gzip, or send the body uncompressed.")));
		}
		return new GZIPInputStream(in, BUFFER);
	}

}
