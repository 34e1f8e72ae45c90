package dev.tutti.dataset.format.parquet.encoding;

import org.apache.parquet.format.Type;

/**
 * How the values of a column are stored.
 *
 * @param length in bytes of a value of fixed length
 */
public record StoredType(Type type, int length) {

	/** Whether a value is bytes rather than a number. */
	public boolean isBytes() {
		return this.type == Type.BYTE_ARRAY || this.type == Type.FIXED_LEN_BYTE_ARRAY || this.type == Type.INT96;
	}

	/** Whether a number has 32 bits. */
	boolean isInt() {
		return this.type == Type.INT32 || this.type == Type.FLOAT;
	}

}
