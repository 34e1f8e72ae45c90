package dev.tutti.dataset.format.parquet.reader;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import dev.tutti.dataset.format.parquet.encoding.Dictionary;
import dev.tutti.dataset.format.parquet.encoding.HybridIntegers;
import dev.tutti.dataset.format.parquet.encoding.PlainValues;
import dev.tutti.dataset.format.parquet.encoding.Values;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.jspecify.annotations.Nullable;

/** A page of values, read as a stream: levels first, then those values that are there. */
final class Page implements Closeable {

	/** The most entries of a page: rows, or the elements of lists. */
	private static final int MOST_VALUES = 1 << 26;

	private final ParquetColumn column;

	private final int count;

	private final InputStream body;

	private final HybridIntegers repetitions;

	private final HybridIntegers definitions;

	private final Values values;

	private int taken;

	private Page(ParquetColumn column, int count, InputStream body, HybridIntegers repetitions,
			HybridIntegers definitions, Values values) {
		this.column = column;
		this.count = count;
		this.body = body;
		this.repetitions = repetitions;
		this.definitions = definitions;
		this.values = values;
	}

	/** Opens a page of the first kind: its levels are compressed with its values. */
	static Page open(ParquetColumn column, PageHeader header, @Nullable CompressionCodec codec, InputStream in,
			@Nullable Dictionary dictionary) throws IOException {
		DataPageHeader data = header.getData_page_header();
		if (data == null) {
			throw new IOException("a page has no valid header");
		}
		InputStream body = decompress(codec, in, header.getUncompressed_page_size());
		int count = count(data.getNum_values());
		HybridIntegers repetitions = levels(body, column.repetition(), count, data.getRepetition_level_encoding());
		HybridIntegers definitions = levels(body, column.definition(), count, data.getDefinition_level_encoding());
		return new Page(column, count, body, repetitions, definitions,
				Values.of(data.getEncoding(), column.stored(), body, count, dictionary));
	}

	/** Opens a page of the second kind: its levels are not compressed. */
	static Page openV2(ParquetColumn column, PageHeader header, @Nullable CompressionCodec codec, InputStream in,
			@Nullable Dictionary dictionary) throws IOException {
		DataPageHeaderV2 data = header.getData_page_header_v2();
		if (data == null) {
			throw new IOException("a page has no valid header");
		}
		int count = count(data.getNum_values());
		int first = data.getRepetition_levels_byte_length();
		int second = data.getDefinition_levels_byte_length();
		HybridIntegers repetitions = levels(in, column.repetition(), count, first);
		HybridIntegers definitions = levels(in, column.definition(), count, second);
		boolean compressed = !data.isSetIs_compressed() || data.isIs_compressed();
		long size = (long) header.getUncompressed_page_size() - first - second;
		InputStream body = decompress(compressed ? codec : CompressionCodec.UNCOMPRESSED, in, size);
		return new Page(column, count, body, repetitions, definitions,
				Values.of(data.getEncoding(), column.stored(), body, count, dictionary));
	}

	/** The dictionary that a page holds. */
	static Dictionary dictionary(ParquetColumn column, PageHeader header, @Nullable CompressionCodec codec,
			InputStream in) throws IOException {
		if (header.getDictionary_page_header() == null) {
			throw new IOException("a page has no valid header");
		}
		if (header.getUncompressed_page_size() > Dictionary.LARGEST) {
			throw new IOException("a dictionary has %d bytes; the maximum is %d. Write the column without one"
				.formatted(header.getUncompressed_page_size(), Dictionary.LARGEST));
		}
		try (InputStream body = decompress(codec, in, header.getUncompressed_page_size())) {
			return new Dictionary(body, column.stored(), header.getDictionary_page_header().getNum_values());
		}
	}

	boolean hasNext() {
		return this.taken < this.count;
	}

	/** Reads the next entry. */
	void next(Entry into) throws IOException {
		this.taken++;
		into.repetition = this.repetitions.next();
		into.definition = this.definitions.next();
		if (into.definition == this.column.definition()) {
			if (this.column.stored().isBytes()) {
				into.bytes = this.values.nextBytes();
			}
			else {
				into.bits = this.values.nextBits();
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.body.close();
	}

	private static int count(int count) throws IOException {
		if (count < 0 || count > MOST_VALUES) {
			throw new IOException("a page is said to have %d values".formatted(count));
		}
		return count;
	}

	private static InputStream decompress(@Nullable CompressionCodec codec, InputStream in, long size)
			throws IOException {
		if (size < 0) {
			throw new IOException("a page is said to have %d bytes".formatted(size));
		}
		InputStream open = (size == 0) ? InputStream.nullInputStream() : Compression.open(codec, in);
		return new BufferedInputStream(BoundedInputStream.builder().setInputStream(open).setMaxCount(size).get());
	}

	private static HybridIntegers levels(InputStream in, int highest, int count, @Nullable Encoding encoding)
			throws IOException {
		if (highest == 0) {
			return levels(in, highest, count, 0);
		}
		if (encoding != Encoding.RLE) {
			throw new IOException("levels are encoded as %s; RLE is read".formatted(encoding));
		}
		return levels(in, highest, count, length(in));
	}

	private static HybridIntegers levels(InputStream in, int highest, int count, int length) throws IOException {
		// at worst each has a run of its own
		if (length > 16L * count + Long.BYTES) {
			throw new IOException("the levels of %d values are said to have %d bytes".formatted(count, length));
		}
		InputStream levels = new ByteArrayInputStream(PlainValues.bytes(in, length));
		return new HybridIntegers(levels, Integer.SIZE - Integer.numberOfLeadingZeros(highest));
	}

	private static int length(InputStream in) throws IOException {
		return ByteBuffer.wrap(PlainValues.bytes(in, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getInt();
	}

	/** A row's value, or an element of its list. */
	static final class Entry {

		/** 0 if a row begins. */
		int repetition;

		/** Less than the column's if the value is absent. */
		int definition;

		long bits;

		byte[] bytes = {};

	}

}
