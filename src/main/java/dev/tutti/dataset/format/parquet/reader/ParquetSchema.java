package dev.tutti.dataset.format.parquet.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.tutti.dataset.format.parquet.encoding.PlainValues;
import dev.tutti.dataset.format.parquet.encoding.StoredType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/** Finds the columns of values in a schema, which is a tree written depth first. */
final class ParquetSchema {

	private static final int DEEPEST = 32;

	private final List<SchemaElement> elements;

	private final List<ParquetColumn> columns = new ArrayList<>();

	private int next;

	private ParquetSchema(List<SchemaElement> elements) {
		this.elements = elements;
	}

	static List<ParquetColumn> columns(List<SchemaElement> elements) throws IOException {
		ParquetSchema schema = new ParquetSchema(elements);
		SchemaElement root = schema.take();
		for (int i = 0; i < root.getNum_children(); i++) {
			schema.add(List.of(), 0, 0);
		}
		return schema.columns;
	}

	private void add(List<String> parents, int definition, int repetition) throws IOException {
		SchemaElement element = take();
		List<String> path = new ArrayList<>(parents);
		path.add(element.getName());
		FieldRepetitionType repeats = element.getRepetition_type();
		int defined = definition + ((repeats == FieldRepetitionType.REQUIRED || repeats == null) ? 0 : 1);
		int repeated = repetition + ((repeats == FieldRepetitionType.REPEATED) ? 1 : 0);
		if (path.size() > DEEPEST) {
			throw new IOException("its schema is nested too deeply");
		}
		if (element.getNum_children() > 0) {
			for (int i = 0; i < element.getNum_children(); i++) {
				add(path, defined, repeated);
			}
		}
		else if (element.getType() != null) {
			this.columns.add(new ParquetColumn(this.columns.size(), List.copyOf(path),
					new StoredType(element.getType(), length(element)), defined, repeated, ValueMeaning.of(element)));
		}
	}

	private static int length(SchemaElement element) throws IOException {
		if (element.getType() == Type.FIXED_LEN_BYTE_ARRAY
				&& (element.getType_length() < 1 || element.getType_length() > PlainValues.LONGEST)) {
			throw new IOException(
					"values of %s are said to have %d bytes".formatted(element.getName(), element.getType_length()));
		}
		return element.getType_length();
	}

	private SchemaElement take() throws IOException {
		if (this.next == this.elements.size()) {
			throw new IOException("its schema is incomplete");
		}
		return this.elements.get(this.next++);
	}

}
