package dev.tutti.analysis.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/**
 * Writes a flat table as Apache Parquet, front to back, one row group at a time. The
 * footer comes last, so readers reject a truncated file.
 */
class ParquetFile {

	private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

	private final OutputStream out;

	private final List<ParquetColumn> columns;

	private final List<RowGroup> groups = new ArrayList<>();

	private long position;

	private long rows;

	ParquetFile(OutputStream out, List<ParquetColumn> columns) throws IOException {
		this.out = out;
		this.columns = columns;
		write(MAGIC);
	}

	/** Empty chunks for the columns, in their order. */
	List<ParquetChunk> newGroup() {
		return this.columns.stream().map(ParquetChunk::new).toList();
	}

	/** Writes a row group: one chunk per column, all with the same number of rows. */
	void write(List<ParquetChunk> chunks) throws IOException {
		List<ColumnChunk> written = new ArrayList<>();
		long uncompressed = 0;
		long begin = this.position;
		for (ParquetChunk chunk : chunks) {
			ColumnChunk column = chunk.writeTo(this.out, this.position);
			this.position += column.getMeta_data().getTotal_compressed_size();
			uncompressed += column.getMeta_data().getTotal_uncompressed_size();
			written.add(column);
		}
		long count = written.get(0).getMeta_data().getNum_values();
		this.rows += count;
		this.groups.add(new RowGroup(written, uncompressed, count).setFile_offset(begin)
			.setTotal_compressed_size(this.position - begin));
	}

	/** Writes the footer. */
	void finish(Map<String, String> about) throws IOException {
		List<SchemaElement> schema = new ArrayList<>();
		schema.add(new SchemaElement("schema").setNum_children(this.columns.size()));
		this.columns.forEach((column) -> schema.add(column.schema()));
		FileMetaData footer = new FileMetaData(1, schema, this.rows, this.groups).setCreated_by("tutti")
			.setKey_value_metadata(about.entrySet()
				.stream()
				.map((entry) -> new KeyValue(entry.getKey()).setValue(entry.getValue()))
				.toList())
			.setColumn_orders(Collections.nCopies(this.columns.size(), ColumnOrder.TYPE_ORDER(new TypeDefinedOrder())));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Util.writeFileMetaData(footer, bytes);
		bytes.writeTo(this.out);
		write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.size()).array());
		write(MAGIC);
	}

	private void write(byte[] bytes) throws IOException {
		this.out.write(bytes);
		this.position += bytes.length;
	}

}
