package dev.tutti.dataset.format.parquet.encoding;

import java.io.IOException;
import java.io.InputStream;

import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** The values of a page, in one of Parquet's encodings, without those that are absent. */
public interface Values {

	/**
	 * The next number: an integer, a truth value as 0 or 1, or the bits of a float or
	 * double.
	 */
	default long nextBits() throws IOException {
		throw new IOException("an encoding of bytes is used for numbers");
	}

	/** The next value that is bytes. */
	default byte[] nextBytes() throws IOException {
		throw new IOException("an encoding of numbers is used for bytes");
	}

	/**
	 * Reads values in an encoding.
	 * @param in the rest of the page
	 * @param mostValues the values of the page, absent ones counted
	 */
	static Values of(@Nullable Encoding encoding, StoredType type, InputStream in, int mostValues,
			@Nullable Dictionary dictionary) throws IOException {
		if (encoding == null) {
			throw new IOException("values are in an unknown encoding");
		}
		return switch (encoding) {
			case PLAIN -> new PlainValues(in, type);
			case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
				if (dictionary == null) {
					throw new IOException("a dictionary is missing");
				}
				yield new DictionaryValues(in, dictionary);
			}
			case RLE -> new TruthValues(in, type);
			case DELTA_BINARY_PACKED -> new DeltaIntegers(in, type.type() == Type.INT32);
			case DELTA_LENGTH_BYTE_ARRAY -> new DeltaBytes(in, mostValues, false);
			case DELTA_BYTE_ARRAY -> new DeltaBytes(in, mostValues, true);
			case BYTE_STREAM_SPLIT -> new SplitBytes(in, type);
			case BIT_PACKED -> throw new IOException("values are encoded as BIT_PACKED, which is not read");
		};
	}

}
