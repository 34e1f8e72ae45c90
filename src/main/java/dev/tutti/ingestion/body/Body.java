package dev.tutti.ingestion.body;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import dev.tutti.history.GroundTruth;
import dev.tutti.history.InvalidHistoryException;
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

	private final BodyFormat format;

	private final InputStream in;

	Body(BodyFormat format, InputStream in) {
		this.format = format;
		this.in = in;
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
	public EvaluatedHistory read(GroundTruth expected, @Nullable ValueKind values) throws IOException {
		if (values == null) {
			LabelSource labels = switch (this.format) {
				case BYTES -> new ByteLabels(this.in, expected, 1);
				case NPY -> new NpyLabels(this.in, expected.examples());
				case NDJSON -> new NdjsonLabels(limited(HEAD + (long) expected.examples() * LABEL), expected);
			};
			EvaluatedHistory evaluated = new EvaluatedHistory(labels.next(), null, null);
			labels.end();
			return evaluated;
		}
		return EvaluatedHistory.of(switch (this.format) {
			case BYTES -> throw new InvalidRequestException(List.of(new FieldProblem("values",
					"application/octet-stream holds labels. Send probabilities or logits as application/x-npy or application/x-ndjson.")));
			case NPY -> new NpyRows(this.in, values, expected);
			case NDJSON -> new NdjsonRows(
					limited(HEAD + (long) expected.examples() * (NUMBER + (long) expected.classes() * NUMBER)), values);
		}, values, expected);
	}

	/** Reads the labels of all members and checkpoints, by member, then by checkpoint. */
	public LabelSource labels(GroundTruth expected, int members, int checkpoints) throws IOException {
		return (this.format == BodyFormat.BYTES)
				? new ByteLabels(this.in, expected, Math.multiplyExact(members, checkpoints))
				: new NpyLabels(this.in, members, checkpoints, expected.examples());
	}

	/** Reads histories with member and checkpoint, up to a maximum number. */
	public NdjsonBatch batch(GroundTruth expected, long histories) throws IOException {
		return new NdjsonBatch(limited(HEAD + histories * (LINE + (long) expected.examples() * LABEL)), expected);
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
