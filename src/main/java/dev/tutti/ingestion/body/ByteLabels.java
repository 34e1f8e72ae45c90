package dev.tutti.ingestion.body;

import java.io.IOException;
import java.io.InputStream;

import dev.tutti.history.GroundTruth;
import dev.tutti.history.InvalidHistoryException;

/** Labels of one byte, or of two, little-endian. */
class ByteLabels implements LabelSource {

	private static final int BYTE_VALUES = 256;

	private final InputStream in;

	private final GroundTruth expected;

	private final int labelBytes;

	private final long bytes;

	private final byte[] buffer;

	/**
	 * Labels in a body.
	 * @param histories the expected number
	 */
	ByteLabels(InputStream in, GroundTruth expected, int histories) {
		this.in = in;
		this.expected = expected;
		this.labelBytes = (expected.classes() <= BYTE_VALUES) ? Byte.BYTES : Short.BYTES;
		this.buffer = new byte[expected.examples() * this.labelBytes];
		this.bytes = (long) this.buffer.length * histories;
	}

	@Override
	public int[] next() throws IOException {
		if (this.in.readNBytes(this.buffer, 0, this.buffer.length) < this.buffer.length) {
			throw wrongLength("fewer");
		}
		int[] labels = new int[this.expected.examples()];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = (this.labelBytes == Byte.BYTES) ? this.buffer[i] & 0xFF
					: (this.buffer[2 * i] & 0xFF) | (this.buffer[2 * i + 1] & 0xFF) << Byte.SIZE;
		}
		return labels;
	}

	@Override
	public void end() throws IOException {
		if (this.in.read() != -1) {
			throw wrongLength("more");
		}
	}

	private InvalidHistoryException wrongLength(String how) {
		return new InvalidHistoryException(
				"The body has %s than %d bytes: %d for the label of each of the %d examples, as there are %d classes."
					.formatted(how, this.bytes, this.labelBytes, this.expected.examples(), this.expected.classes()));
	}

}
