package dev.tutti.dataset.format.parquet.reader;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import dev.tutti.dataset.format.parquet.encoding.StoredType;
import org.apache.parquet.format.Type;

/**
 * A column of values.
 *
 * @param index its position among the columns of values
 * @param path the names from the top of the schema down to it
 * @param stored how its values are stored
 * @param definition the definition level of a value that is there
 * @param repetition how many lists it lies in; 0 if each row has one value or none
 * @param meaning of its values
 */
public record ParquetColumn(int index, List<String> path, StoredType stored, int definition, int repetition,
		ValueMeaning meaning) {

	/** The name of the column as its user knows it: the outermost. */
	public String name() {
		return this.path.get(0);
	}

	/** The name within the outermost. */
	public String lastName() {
		return this.path.get(this.path.size() - 1);
	}

	/** Whether it holds texts. */
	public boolean isText() {
		return this.meaning.kind() == ValueMeaning.Kind.TEXT;
	}

	/** Whether it holds bytes without further meaning, or a writer did not mark texts. */
	public boolean isBinary() {
		return this.meaning.kind() == ValueMeaning.Kind.BINARY;
	}

	/** Whether it holds UUIDs, of 16 bytes each. */
	boolean isUuid() {
		return this.meaning.name().equals("uuid") && this.stored.isBytes();
	}

	/** Whether it holds numbers or truth values. */
	public boolean isNumber() {
		return this.meaning.kind() == ValueMeaning.Kind.NUMBER;
	}

	/** Whether it holds whole numbers. */
	public boolean isInteger() {
		return isNumber() && (this.stored.type() == Type.INT32 || this.stored.type() == Type.INT64)
				&& this.meaning.scale() == 0;
	}

	/** The type for messages, such as INT64 or BYTE_ARRAY (date). */
	public String typeName() {
		return this.meaning.name().isEmpty() ? this.stored.type().name()
				: this.stored.type().name() + " (" + this.meaning.name() + ")";
	}

	/** An integer or truth value. */
	long integer(long bits) {
		return (this.meaning.unsigned() && this.stored.type() == Type.INT32) ? Integer.toUnsignedLong((int) bits)
				: bits;
	}

	double number(long bits) {
		return switch (this.stored.type()) {
			case FLOAT -> Float.intBitsToFloat((int) bits);
			case DOUBLE -> Double.longBitsToDouble(bits);
			default -> (this.meaning.unsigned() && bits < 0 && this.stored.type() == Type.INT64)
					? new BigInteger(Long.toUnsignedString(bits)).doubleValue() : (this.meaning.scale() == 0)
							? integer(bits) : BigDecimal.valueOf(bits, this.meaning.scale()).doubleValue();
		};
	}

	/** A decimal number, big-endian, or a float of 16 bits (IEEE 754), little-endian. */
	double number(byte[] bytes) {
		if (bytes.length == 0) {
			return 0;
		}
		if (!this.meaning.isHalf()) {
			return new BigDecimal(new BigInteger(bytes), this.meaning.scale()).doubleValue();
		}
		int half = (bytes[0] & 0xFF) | bytes[bytes.length - 1] << Byte.SIZE;
		int exponent = half >> 10 & 0x1F;
		int fraction = half & 0x3FF;
		double size = switch (exponent) {
			case 0 -> Math.scalb((double) fraction, -24);
			case 0x1F -> (fraction == 0) ? Double.POSITIVE_INFINITY : Double.NaN;
			default -> Math.scalb(1024.0 + fraction, exponent - 25);
		};
		return (half < 0) ? -size : size;
	}

}
