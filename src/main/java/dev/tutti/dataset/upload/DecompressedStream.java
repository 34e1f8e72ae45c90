package dev.tutti.dataset.upload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.ProxyInputStream;

/** The decompressed content of a file; errors about damaged content name the file. */
public final class DecompressedStream extends ProxyInputStream {

	private final String name;

	private DecompressedStream(String name, InputStream in) {
		super(in);
		this.name = name;
	}

	/**
	 * Limits the size of a file's decompressed content.
	 * @throws DatasetTooLargeException on reading, if there are more bytes than
	 * {@code mostBytes}
	 * @throws MalformedFileException on reading, if the content is damaged
	 */
	public static InputStream of(String name, InputStream in, long mostBytes) throws IOException {
		return BoundedInputStream.builder()
			.setInputStream(new DecompressedStream(name, in))
			// one byte more, since it also reports a stream that ends at its limit
			.setMaxCount(mostBytes + 1)
			.setOnMaxCount((most, count) -> {
				throw new DatasetTooLargeException(
						"%s has more than %d bytes when decompressed.".formatted(name, mostBytes));
			})
			.get();
	}

	/** The error for damaged content. */
	static MalformedFileException damaged(String name, IOException cause) {
		return new MalformedFileException(
				"%s is truncated or damaged: decompression failed (%s).".formatted(name, cause.getMessage()));
	}

	@Override
	protected void handleIOException(IOException ex) throws IOException {
		if (ex instanceof ZipException || ex instanceof EOFException) {
			throw damaged(this.name, ex);
		}
		throw ex;
	}

}
