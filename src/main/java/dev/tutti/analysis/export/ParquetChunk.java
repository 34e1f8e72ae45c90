package dev.tutti.analysis.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import com.github.luben.zstd.Zstd;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;

/**
 * A column chunk, compressed as values are added. Pages use plain encoding: zstd finds
 * the runs and cycles that Parquet's own encodings would find.
 */
class ParquetChunk {

	/**
	 * Lower levels miss the cycles of epochs: the file is more than twice as large, and
	 * takes no less time.
	 */
	private static final int LEVEL = 3;

	private final ByteArrayOutputStream pages = new ByteArrayOutputStream();

	private final ColumnMetaData about;

	ParquetChunk(ParquetColumn column) {
		this.about = new ColumnMetaData(column.type(), List.of(Encoding.PLAIN, Encoding.RLE), List.of(column.name()),
				CompressionCodec.ZSTD, 0, 0, 0, 0);
	}

	/** Adds values in Parquet's plain encoding. */
	void add(byte[] plain, int values) throws IOException {
		byte[] compressed = Zstd.compress(plain, LEVEL);
		PageHeader header = new PageHeader(PageType.DATA_PAGE, plain.length, compressed.length)
			.setData_page_header(new DataPageHeader(values, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
		int before = this.pages.size();
		Util.writePageHeader(header, this.pages);
		int headerLength = this.pages.size() - before;
		this.pages.writeBytes(compressed);
		this.about.setNum_values(this.about.getNum_values() + values)
			.setTotal_uncompressed_size(this.about.getTotal_uncompressed_size() + headerLength + plain.length)
			.setTotal_compressed_size(this.pages.size());
	}

	/**
	 * States that every value of the chunk equals this one, so that readers can skip it.
	 */
	void setOnly(int value) {
		byte[] bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
		this.about.setStatistics(new Statistics().setMin_value(bytes).setMax_value(bytes).setNull_count(0));
	}

	/**
	 * Writes the pages.
	 * @param position where they are in the file
	 * @return the column chunk's metadata for the footer
	 */
	ColumnChunk writeTo(OutputStream out, long position) throws IOException {
		this.pages.writeTo(out);
		return new ColumnChunk(0).setMeta_data(this.about.setData_page_offset(position));
	}

}
