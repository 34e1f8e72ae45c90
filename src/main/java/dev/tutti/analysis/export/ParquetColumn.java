package dev.tutti.analysis.export;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/**
 * A column of a Parquet file that has a value in every row.
 *
 * @param type how its values are written
 * @param bits the bit width declared to readers; 0 for the full width of the type
 */
record ParquetColumn(String name, Type type, int bits) {

	/** Integers from 0 to the given maximum. */
	static ParquetColumn integers(String name, int largest) {
		return new ParquetColumn(name, Type.INT32, (largest <= Short.MAX_VALUE) ? Short.SIZE : Integer.SIZE);
	}

	static ParquetColumn doubles(String name) {
		return new ParquetColumn(name, Type.DOUBLE, 0);
	}

	static ParquetColumn booleans(String name) {
		return new ParquetColumn(name, Type.BOOLEAN, 0);
	}

	SchemaElement schema() {
		SchemaElement element = new SchemaElement(this.name).setType(this.type)
			.setRepetition_type(FieldRepetitionType.REQUIRED);
		if (this.bits > 0) {
			element.setLogicalType(LogicalType.INTEGER(new IntType((byte) this.bits, true)));
			// the converted type, predecessor of logical types: DuckDB uses it
			element.setConverted_type((this.bits == Short.SIZE) ? ConvertedType.INT_16 : ConvertedType.INT_32);
		}
		return element;
	}

}
