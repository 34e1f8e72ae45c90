package dev.tutti.dataset.format.parquet.reader;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;

/**
 * A Parquet file: its columns, what its writer noted, and readers of its values. Sizes
 * that the file states are believed only as far as the file and the limits reach.
 */
public final class ParquetFile implements Closeable {

	private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);

	/** The length of the footer, and the magic number. */
	private static final int TAIL = 8;

	private static final int LARGEST_FOOTER = 1 << 24;

	private final String name;

	private final FileChannel channel;

	private final long mostBytes;

	private final long dataEnd;

	private final FileMetaData footer;

	private final List<ParquetColumn> columns;

	private ParquetFile(String name, FileChannel channel, long mostBytes) throws IOException {
		this.name = name;
		this.channel = channel;
		this.mostBytes = mostBytes;
		ByteBuffer tail = read(Math.max(0, channel.size() - TAIL), TAIL);
		byte[] magic = Arrays.copyOfRange(tail.array(), Integer.BYTES, TAIL);
		if (Arrays.equals(magic, ENCRYPTED)) {
			throw new MalformedFileException(name + " is encrypted Parquet. Write it without encryption.");
		}
		if (!Arrays.equals(magic, MAGIC)) {
			throw damaged("it does not end with PAR1");
		}
		int length = tail.getInt(0);
		this.dataEnd = channel.size() - TAIL - length;
		if (length <= 0 || length > LARGEST_FOOTER || this.dataEnd < MAGIC.length) {
			throw damaged("its footer is said to have %d bytes".formatted(length));
		}
		try {
			this.footer = ThriftStructures.footer(read(this.dataEnd, length).array());
			this.columns = ParquetSchema.columns(this.footer.getSchema());
		}
		catch (IOException ex) {
			throw damaged(Objects.requireNonNullElse(ex.getMessage(), "its footer cannot be read"));
		}
	}

	/**
	 * Opens a file and reads its footer.
	 * @param name for messages
	 * @param mostBytes the most that a column may have, decompressed
	 * @throws MalformedFileException if it is truncated, damaged or encrypted
	 */
	public static ParquetFile open(String name, Path path, long mostBytes) throws IOException {
		FileChannel channel = FileChannel.open(path);
		try {
			return new ParquetFile(name, channel, mostBytes);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	/** Whether a file of these first bytes is one. */
	public static boolean isParquet(byte[] start) {
		byte[] magic = Arrays.copyOf(start, MAGIC.length);
		return Arrays.equals(magic, MAGIC) || Arrays.equals(magic, ENCRYPTED);
	}

	public String name() {
		return this.name;
	}

	/** The columns that hold values, in the file's order. */
	public List<ParquetColumn> columns() {
		return this.columns;
	}

	/** What its writer noted under a key. */
	public Optional<String> metadata(String key) {
		return Optional.ofNullable(this.footer.getKey_value_metadata())
			.flatMap((all) -> all.stream().filter((each) -> key.equals(each.getKey())).findFirst())
			.map(KeyValue::getValue);
	}

	/** A reader of a column's values in all row groups. */
	public ColumnReader read(ParquetColumn column) {
		return new ColumnReader(this, column, this.footer.getRow_groups());
	}

	/** The number of rows that the footer states; columns are read until they end. */
	public long rows() {
		return this.footer.getNum_rows();
	}

	/**
	 * Checks the size of a column.
	 * @param bytes what it has so far, decompressed
	 */
	void check(long bytes) {
		if (bytes > this.mostBytes) {
			throw new DatasetTooLargeException(
					"A column of %s has more than %d bytes when decompressed.".formatted(this.name, this.mostBytes));
		}
	}

	/** The bytes from a position to the end of all data. */
	FileRange range(long from) throws IOException {
		if (from < MAGIC.length || from >= this.dataEnd) {
			throw new IOException("its values are said to be at byte %d".formatted(from));
		}
		return new FileRange(this.channel, from, this.dataEnd);
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

	private ByteBuffer read(long position, int length) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		long at = position;
		while (bytes.hasRemaining()) {
			int count = this.channel.read(bytes, at);
			if (count < 0) {
				throw damaged("it has %d bytes".formatted(this.channel.size()));
			}
			at += count;
		}
		return bytes;
	}

	private MalformedFileException damaged(String reason) {
		return new MalformedFileException("%s is truncated or damaged Parquet: %s.".formatted(this.name, reason));
	}

}
