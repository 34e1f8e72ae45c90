package dev.tutti.dataset.format.parquet.reader;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tutti.array.MalformedFileException;
import org.apache.parquet.format.RowGroup;
import org.jspecify.annotations.Nullable;

/** Reads a column from its first row to its last. */
public final class ColumnReader implements Closeable {

	private final ParquetFile file;

	private final ParquetColumn column;

	private final Iterator<RowGroup> groups;

	private final Page.Entry entry = new Page.Entry();

	private @Nullable ChunkPages pages;

	private long row = -1;

	private long bytes;

	ColumnReader(ParquetFile file, ParquetColumn column, List<RowGroup> groups) {
		this.file = file;
		this.column = column;
		this.groups = groups.iterator();
	}

	public ParquetColumn column() {
		return this.column;
	}

	/**
	 * Goes on to the next value, or the next place where one is absent.
	 * @return false if there is none
	 * @throws MalformedFileException with the column and the row, if the file is damaged
	 */
	public boolean next() throws IOException {
		try {
			while (this.pages == null || !this.pages.next(this.entry)) {
				if (!this.groups.hasNext()) {
					return false;
				}
				nextGroup();
			}
		}
		catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException ex) {
			// what decompressors throw at damaged pages
			throw new MalformedFileException("%s is truncated, damaged or unsupported: column %s, row %d: %s."
				.formatted(this.file.name(), String.join(".", this.column.path()), this.row + 1, ex.getMessage()));
		}
		if (this.entry.repetition == 0) {
			this.row++;
		}
		return true;
	}

	/** The row of the present value, from 0. */
	public long row() {
		return this.row;
	}

	/**
	 * The outermost list, counted from 1, of which the present value is another element;
	 * 0 where a row begins.
	 */
	public int repetition() {
		return this.entry.repetition;
	}

	public boolean isNull() {
		return this.entry.definition < this.column.definition();
	}

	/** The present value as bytes; its bits for a column of numbers make none. */
	public byte[] bytes() {
		return this.entry.bytes;
	}

	/**
	 * The present value as text: of texts, bytes that are UTF-8, UUIDs and whole numbers.
	 * @return empty for a column of anything else
	 * @throws MalformedFileException if bytes are no text
	 */
	public Optional<String> findText() throws MalformedFileException {
		if (this.column.isInteger()) {
			return Optional.of(Long.toString(integer()));
		}
		if (this.column.isUuid()) {
			ByteBuffer bits = ByteBuffer.wrap(bytes());
			return Optional.of(new UUID(bits.getLong(), bits.getLong()).toString());
		}
		if (!this.column.isText() && !this.column.isBinary()) {
			return Optional.empty();
		}
		try {
			return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString());
		}
		catch (CharacterCodingException ex) {
			throw new MalformedFileException("%s, row %d: column %s holds bytes that are no text in UTF-8."
				.formatted(this.file.name(), this.row, String.join(".", this.column.path())));
		}
	}

	/** The present value of a column of integers or truth values. */
	public long integer() {
		return this.column.integer(this.entry.bits);
	}

	/** The present value of a column of numbers. */
	public double number() {
		return this.column.stored().isBytes() ? this.column.number(this.entry.bytes)
				: this.column.number(this.entry.bits);
	}

	@Override
	public void close() throws IOException {
		if (this.pages != null) {
			this.pages.close();
		}
	}

	private void nextGroup() throws IOException {
		if (this.pages != null) {
			this.bytes = this.pages.bytes();
			this.pages.close();
		}
		RowGroup group = this.groups.next();
		if (group.getColumnsSize() <= this.column.index()) {
			throw new IOException("a row group has %d columns".formatted(group.getColumnsSize()));
		}
		this.pages = new ChunkPages(this.file, this.column, group.getColumns().get(this.column.index()), this.bytes);
	}

}
