package dev.tutti.history.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import com.github.luben.zstd.Zstd;

/** Arrays of numbers as bytes, compressed with zstd; lengths are not stored. */
public final class Compression {

	/** Higher levels take several times as long and save a twentieth of the space. */
	private static final int LEVEL = 1;

	private Compression() {
	}

	static byte[] compress(byte[] bytes) {
		return Zstd.compress(bytes, LEVEL);
	}

	static byte[] decompress(byte[] compressed, int length) {
		byte[] bytes = new byte[length];
		long read = Zstd.decompressByteArray(bytes, 0, length, compressed, 0, compressed.length);
		if (read != length) {
			throw new IllegalStateException(
					"A packed array has %d bytes where %d are expected".formatted(read, length));
		}
		return bytes;
	}

	static byte[] packBits(long[] bits) {
		ByteBuffer buffer = ByteBuffer.allocate(bits.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		buffer.asLongBuffer().put(bits);
		return compress(buffer.array());
	}

	static long[] unpackBits(byte[] compressed, int words) {
		long[] bits = new long[words];
		ByteBuffer.wrap(decompress(compressed, words * Long.BYTES))
			.order(ByteOrder.LITTLE_ENDIAN)
			.asLongBuffer()
			.get(bits);
		return bits;
	}

	/**
	 * Numbers of a few bytes each, not negative: the lowest byte of all first, then the
	 * next, as neighbours are alike in their high bytes.
	 * @param width how many bytes each takes, 1..4
	 */
	public static byte[] packNumbers(int[] numbers, int length, int width) {
		byte[] bytes = new byte[length * width];
		for (int plane = 0; plane < width; plane++) {
			for (int i = 0; i < length; i++) {
				bytes[plane * length + i] = (byte) (numbers[i] >>> (plane << 3));
			}
		}
		return compress(bytes);
	}

	public static int[] unpackNumbers(byte[] compressed, int length, int width) {
		byte[] bytes = decompress(compressed, length * width);
		int[] numbers = new int[length];
		for (int plane = 0; plane < width; plane++) {
			for (int i = 0; i < length; i++) {
				numbers[i] |= (bytes[plane * length + i] & 0xFF) << (plane << 3);
			}
		}
		return numbers;
	}

	/** Numbers of eight bytes, the highest byte of all first. */
	public static byte[] packDoubles(double[] numbers) {
		int length = numbers.length;
		byte[] bytes = new byte[length * Double.BYTES];
		for (int i = 0; i < length; i++) {
			long bits = Double.doubleToLongBits(numbers[i]);
			for (int plane = 0; plane < Double.BYTES; plane++) {
				bytes[plane * length + i] = (byte) (bits >>> (56 - (plane << 3)));
			}
		}
		return compress(bytes);
	}

	public static double[] unpackDoubles(byte[] compressed, int length) {
		byte[] bytes = decompress(compressed, length * Double.BYTES);
		double[] numbers = new double[length];
		for (int i = 0; i < length; i++) {
			long bits = 0;
			for (int plane = 0; plane < Double.BYTES; plane++) {
				bits = bits << 8 | (bytes[plane * length + i] & 0xFF);
			}
			numbers[i] = Double.longBitsToDouble(bits);
		}
		return numbers;
	}

	/**
	 * Sums of which there may be more or fewer than asked for, as another formula may
	 * have others after the first ones.
	 * @param packed how many sums an example has in the packed array
	 * @param wanted how many to return of each; those that are missing are 0
	 * @return {@code wanted x examples}
	 */
	public static double[] unpackSums(byte[] compressed, int packed, int wanted, int examples) {
		return Arrays.copyOf(unpackDoubles(compressed, packed * examples), wanted * examples);
	}

	/** How many bytes hold every number up to this one. */
	public static int width(int largest) {
		return Math.max(1, (39 - Integer.numberOfLeadingZeros(largest)) >>> 3);
	}

}
