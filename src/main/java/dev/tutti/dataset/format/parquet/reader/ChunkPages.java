package dev.tutti.dataset.format.parquet.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import dev.tutti.dataset.format.parquet.encoding.Dictionary;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageHeader;
import org.jspecify.annotations.Nullable;

/** The pages of a column in one row group. */
final class ChunkPages implements Closeable {

	private final ParquetColumn column;

	private final ColumnMetaData about;

	private final FileRange in;

	private final ParquetFile file;

	private @Nullable Dictionary dictionary;

	private @Nullable Page page;

	/** Entries left. */
	private long left;

	/** Where the present page ends in the file. */
	private long end;

	/** What the pages so far have, decompressed. */
	private long bytes;

	/**
	 * Opens the pages.
	 * @param bytes what the column had in earlier row groups, decompressed
	 */
	ChunkPages(ParquetFile file, ParquetColumn column, ColumnChunk chunk, long bytes) throws IOException {
		this.bytes = bytes;
		if (chunk.getMeta_data() == null || chunk.getFile_path() != null) {
			throw new IOException("the values are in another file");
		}
		this.file = file;
		this.column = column;
		this.about = chunk.getMeta_data();
		if (this.about.getType() != column.stored().type()) {
			throw new IOException("values are %s in a row group, %s in the schema".formatted(this.about.getType(),
					column.stored().type()));
		}
		long from = this.about.getData_page_offset();
		long before = this.about.getDictionary_page_offset();
		this.in = file.range((before > 0 && before < from) ? before : from);
		this.left = this.about.getNum_values();
	}

	/** Reads the next entry; false if there is none. */
	boolean next(Page.Entry into) throws IOException {
		while (this.page == null || !this.page.hasNext()) {
			if (this.left <= 0) {
				return false;
			}
			close();
			this.page = nextPage();
		}
		this.page.next(into);
		this.left--;
		return true;
	}

	/** How many bytes the column had so far, decompressed. */
	long bytes() {
		return this.bytes;
	}

	@Override
	public void close() throws IOException {
		if (this.page != null) {
			this.page.close();
		}
	}

	private Page nextPage() throws IOException {
		while (true) {
			this.in.skipTo(Math.max(this.in.position(), this.end));
			PageHeader header = ThriftStructures.pageHeader(this.in);
			int size = header.getCompressed_page_size();
			if (size < 0 || header.getUncompressed_page_size() < 0 || header.getType() == null) {
				throw new IOException("a page has no valid header");
			}
			this.bytes += header.getUncompressed_page_size();
			this.file.check(this.bytes);
			this.end = this.in.position() + size;
			InputStream body = BoundedInputStream.builder()
				.setInputStream(this.in)
				.setMaxCount(size)
				.setPropagateClose(false)
				.get();
			switch (header.getType()) {
				case DICTIONARY_PAGE ->
					this.dictionary = Page.dictionary(this.column, header, this.about.getCodec(), body);
				case DATA_PAGE -> {
					return Page.open(this.column, header, this.about.getCodec(), body, this.dictionary);
				}
				case DATA_PAGE_V2 -> {
					return Page.openV2(this.column, header, this.about.getCodec(), body, this.dictionary);
				}
				case INDEX_PAGE -> {
					// nothing that is read here
				}
			}
		}
	}

}
