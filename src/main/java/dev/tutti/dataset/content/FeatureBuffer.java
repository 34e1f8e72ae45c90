package dev.tutti.dataset.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import dev.tutti.dataset.InvalidDatasetException;

/** Encodes features and writes them in 1 MB buffers. */
public final class FeatureBuffer {

	private final Encoding encoding;

	private final ByteBuffer bytes;

	private final Sink sink;

	private int examples;

	/**
	 * An empty buffer.
	 * @param size in bytes: one example's at least
	 */
	public FeatureBuffer(Encoding encoding, int size, Sink sink) {
		this.encoding = encoding;
		this.bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
		this.sink = sink;
	}

	/** Adds an example. */
	public void add(float[] features) throws IOException {
		if (this.bytes.remaining() < features.length * this.encoding.width()) {
			flush();
		}
		for (float feature : features) {
			if (!this.encoding.bytes()) {
				this.bytes.putFloat(feature / this.encoding.maximum());
			}
			else if (feature <= this.encoding.maximum()) {
				this.bytes.put((byte) (int) feature);
			}
			else {
				throw new InvalidDatasetException("Example %d has a feature of %d, beyond the maximum of %d."
					.formatted(this.examples, (int) feature, this.encoding.maximum()));
			}
		}
		this.examples++;
	}

	/** Flushes the buffer. */
	public void flush() throws IOException {
		this.sink.accept(this.bytes.flip());
		this.bytes.clear();
	}

	/** Checks that the numbers of examples and labels are equal. */
	public void check(int labels) {
		if (this.examples != labels) {
			throw new InvalidDatasetException(
					"There are features of %d examples and labels of %d.".formatted(this.examples, labels));
		}
	}

	/** Receives encoded features. */
	public interface Sink {

		void accept(ByteBuffer bytes) throws IOException;

	}

}
