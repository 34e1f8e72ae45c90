package dev.tutti.dataset.content;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * The first 128 bits of the SHA-256 (FIPS 180-4) of each example's stored features.
 * Examples of one dataset with equal hashes are equal: among ten million, two others have
 * one in common with a probability of 1.5e-25.
 *
 * @param bytes {@code size x WIDTH}
 */
public record ExampleHashes(byte[] bytes) {

	/** The bytes of one hash. */
	public static final int WIDTH = 16;

	/** The hashes of examples in memory. */
	public static ExampleHashes of(StoredExamples examples) {
		Hasher hasher = new Hasher(examples.size(), examples.shape().size() * examples.width());
		examples.features(hasher::accept);
		return hasher.finish();
	}

	/** How many examples there are. */
	public int size() {
		return this.bytes.length / WIDTH;
	}

	/** Half of an example's hash. */
	public long high(int index) {
		return ByteBuffer.wrap(this.bytes).getLong(index * WIDTH);
	}

	/** The other half. */
	public long low(int index) {
		return ByteBuffer.wrap(this.bytes).getLong(index * WIDTH + Long.BYTES);
	}

	/** Hashes features as they are stored. */
	public static final class Hasher {

		private final MessageDigest digest = Content.newDigest();

		private final byte[] hashes;

		private final int width;

		private int missing;

		private int done;

		/**
		 * Starts.
		 * @param examples how many there will be
		 * @param width the bytes of one example, at least 1
		 */
		public Hasher(int examples, int width) {
			this.hashes = new byte[Math.multiplyExact(examples, WIDTH)];
			this.width = width;
			this.missing = width;
		}

		/** Takes more bytes, which may end within an example. */
		public void accept(ByteBuffer features) {
			ByteBuffer rest = features.duplicate();
			while (rest.hasRemaining()) {
				int taken = Math.min(this.missing, rest.remaining());
				this.digest.update(rest.slice(rest.position(), taken));
				rest.position(rest.position() + taken);
				this.missing -= taken;
				if (this.missing == 0) {
					add();
				}
			}
		}

		private void add() {
			byte[] hash = this.digest.digest();
			if (this.done < this.hashes.length) {
				System.arraycopy(hash, 0, this.hashes, this.done, WIDTH);
			}
			this.done += WIDTH;
			this.missing = this.width;
		}

		/** The hashes, once all examples were taken. */
		public ExampleHashes finish() {
			return new ExampleHashes(this.hashes);
		}

	}

}
