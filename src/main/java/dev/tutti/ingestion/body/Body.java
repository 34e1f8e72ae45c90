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
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A request's body, unpacked as it is read, and read no further than what is expected
 * takes.
 */
public class Body {

	private static final int BUFFER = 1 << 16;

	/** What may stand around all lines, and around each. */
	private static final int HEAD = 1 << 12;

	private static final int LINE = 1 << 8;

	/**
	 * The longest ways to write a label and a number, with what parts it from the next.
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
	 * The one history in it.
	 * @param values what it has for each class; {@code null} where it has labels
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
					"Bytes are labels. Send probabilities or logits as application/x-npy or application/x-ndjson.")));
			case NPY -> new NpyRows(this.in, expected);
			case NDJSON -> new NdjsonRows(
					limited(HEAD + (long) expected.examples() * (NUMBER + (long) expected.classes() * NUMBER)));
		}, values, expected);
	}

	/** The labels of all members at all checkpoints, by member, then by checkpoint. */
	public LabelSource labels(GroundTruth expected, int members, int checkpoints) throws IOException {
		return (this.format == BodyFormat.BYTES)
				? new ByteLabels(this.in, expected, Math.multiplyExact(members, checkpoints))
				: new NpyLabels(this.in, members, checkpoints, expected.examples());
	}

	/** Histories with their places, at most so many. */
	public NdjsonBatch batch(GroundTruth expected, long histories) {
		return new NdjsonBatch(limited(HEAD + histories * (LINE + (long) expected.examples() * LABEL)), expected);
	}

	private InputStream limited(long bytes) {
		return new LimitedStream(this.in, bytes);
	}

	/** What is wrong with a packed body; other failures are the connection's. */
	public static @Nullable InvalidHistoryException findDamage(IOException failure) {
		return (failure instanceof ZipException || failure instanceof EOFException)
				? new InvalidHistoryException("The body is not what Content-Encoding: gzip says, or it is truncated.")
				: null;
	}

	private static InputStream decode(InputStream in, @Nullable String encoding) throws IOException {
		if (encoding == null || "identity".equalsIgnoreCase(encoding.strip())) {
			return in;
		}
		if (!"gzip".equalsIgnoreCase(encoding.strip())) {
			throw new InvalidRequestException(List.of(new FieldProblem(HttpHeaders.CONTENT_ENCODING,
					"'" + encoding + "' is not read here. Send gzip, or the body as it is.")));
		}
		return new GZIPInputStream(in, BUFFER);
	}

}
