package dev.tutti.dataset.format.parquet.reader;

import java.util.Locale;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/**
 * What the values of a column stand for: its logical type or, from older writers, its
 * converted type.
 *
 * @param unsigned whether integers are
 * @param scale the decimal places of a decimal number
 * @param name of the logical type; empty if there is none
 */
public record ValueMeaning(Kind kind, boolean unsigned, int scale, String name) {

	/** Kinds of values. */
	public enum Kind {

		NUMBER, TEXT, BINARY, OTHER

	}

	static ValueMeaning of(SchemaElement element) {
		LogicalType logical = element.getLogicalType();
		return (logical != null && logical.isSet()) ? logical(element.getType(), logical) : converted(element);
	}

	/** Whether values are floats of 16 bits. */
	boolean isHalf() {
		return this.name.equals("float16");
	}

	private static ValueMeaning logical(Type type, LogicalType logical) {
		String name = logical.getSetField().getFieldName().toLowerCase(Locale.ROOT);
		return switch (logical.getSetField()) {
			case INTEGER -> new ValueMeaning(Kind.NUMBER, !logical.getINTEGER().isIsSigned(), 0, name);
			case DECIMAL -> new ValueMeaning(Kind.NUMBER, false, logical.getDECIMAL().getScale(), name);
			case FLOAT16 -> new ValueMeaning(Kind.NUMBER, false, 0, name);
			case STRING, ENUM, JSON -> new ValueMeaning(Kind.TEXT, false, 0, name);
			case UNKNOWN -> plain(type);
			default -> new ValueMeaning(Kind.OTHER, false, 0, name);
		};
	}

	private static ValueMeaning converted(SchemaElement element) {
		ConvertedType converted = element.getConverted_type();
		if (converted == null) {
			return plain(element.getType());
		}
		String name = converted.name().toLowerCase(Locale.ROOT);
		return switch (converted) {
			case UINT_8, UINT_16, UINT_32, UINT_64 -> new ValueMeaning(Kind.NUMBER, true, 0, name);
			case INT_8, INT_16, INT_32, INT_64 -> new ValueMeaning(Kind.NUMBER, false, 0, name);
			case DECIMAL -> new ValueMeaning(Kind.NUMBER, false, element.getScale(), name);
			case UTF8, ENUM, JSON -> new ValueMeaning(Kind.TEXT, false, 0, name);
			default -> new ValueMeaning(Kind.OTHER, false, 0, name);
		};
	}

	private static ValueMeaning plain(Type type) {
		return new ValueMeaning(switch (type) {
			case BOOLEAN, INT32, INT64, FLOAT, DOUBLE -> Kind.NUMBER;
			case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> Kind.BINARY;
			case INT96 -> Kind.OTHER;
		}, false, 0, "");
	}

}
