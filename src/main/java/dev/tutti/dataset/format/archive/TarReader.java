package dev.tutti.dataset.format.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.UploadedFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.jspecify.annotations.Nullable;

/** Reads the files of a tar, or of a tar in gzip, one after the other. */
public final class TarReader implements Closeable {

	/** The length of a header. */
	public static final int BLOCK = 512;

	private final UploadedFile file;

	private final Tar tar;

	/**
	 * Opens a tar.
	 * @throws MalformedFileException if it is truncated or damaged
	 */
	public TarReader(UploadedFile file) throws IOException {
		this.file = file;
		this.tar = new Tar(file.open());
	}

	/**
	 * Whether a file is one.
	 * @param start its first {@link #BLOCK} bytes, decompressed
	 */
	public static boolean isTar(byte[] start) {
		try {
			return start.length == BLOCK && start[0] != 0 && TarUtils.verifyCheckSum(start);
		}
		catch (IllegalArgumentException ex) {
			// no number stands where a tar has its checksum
			return false;
		}
	}

	/**
	 * Goes on to the next file; folders and devices are passed over.
	 * @return its path as the tar has it; {@code null} at the end
	 * @throws MalformedFileException if the tar is truncated or damaged
	 * @throws InvalidDatasetException if the path leads out of it, or a link stands where
	 * a file could be
	 */
	public @Nullable String next() throws IOException {
		try {
			TarArchiveEntry entry = this.tar.getNextEntry();
			while (entry != null && (!entry.isFile() || isDevice(entry))) {
				entry = this.tar.getNextEntry();
			}
			if (entry == null && !this.tar.ended) {
				throw new IOException("the blocks that end a tar are missing");
			}
			if (entry != null && (entry.isSymbolicLink() || entry.isLink())) {
				throw new InvalidDatasetException(
						"%s has '%s' as a link to '%s'. Pack the files themselves, as tar does with -h and --hard-dereference."
							.formatted(this.file.name(), entry.getName(), entry.getLinkName()));
			}
			if (entry != null) {
				EntryPath.of(this.file.name(), entry.getName());
			}
			return (entry != null) ? entry.getName() : null;
		}
		catch (IOException | IllegalArgumentException ex) {
			throw damaged(ex);
		}
	}

	private static boolean isDevice(TarArchiveEntry entry) {
		return entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
	}

	/** The content of the present file; at most {@code length} bytes of it. */
	public byte[] content(int length) throws IOException {
		try {
			return this.tar.readNBytes(length);
		}
		catch (IOException ex) {
			throw damaged(ex);
		}
	}

	/** Reads the present file. */
	void read(Sink sink) throws IOException {
		sink.accept(new InputStream() {
			@Override
			public int read() throws IOException {
				byte[] one = new byte[1];
				return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
			}

			@Override
			public int read(byte[] into, int offset, int length) throws IOException {
				try {
					return TarReader.this.tar.read(into, offset, length);
				}
				catch (IOException ex) {
					throw damaged(ex);
				}
			}
		});
	}

	@Override
	public void close() throws IOException {
		this.tar.close();
	}

	private MalformedFileException damaged(Exception cause) {
		return new MalformedFileException(
				"%s is a truncated or damaged tar: %s.".formatted(this.file.name(), cause.getMessage()));
	}

	/** Takes the content of a file. */
	interface Sink {

		void accept(InputStream content) throws IOException;

	}

	/** Notes whether the tar has its end: without it, it was cut between two files. */
	private static final class Tar extends TarArchiveInputStream {

		private boolean ended;

		Tar(InputStream in) {
			super(in);
		}

		@Override
		@SuppressWarnings("NullAway") // Commons Compress passes null at the end of the
										// stream
		protected boolean isEOFRecord(byte @Nullable [] block) {
			boolean end = super.isEOFRecord(block);
			this.ended |= end && block != null;
			return end;
		}

	}

}
