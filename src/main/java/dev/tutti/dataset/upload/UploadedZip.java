package dev.tutti.dataset.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;

/** Opens uploaded zips. */
public final class UploadedZip {

	/** Of names that do not say that they are UTF-8 (APPNOTE.TXT, appendix D). */
	private static final Charset OLD = Charset.forName("IBM437");

	private UploadedZip() {
	}

	/**
	 * Opens a zip.
	 * @throws MalformedFileException if it is damaged, encrypted or packed in an unusual
	 * way
	 * @throws DatasetTooLargeException if it has too many entries
	 */
	public static ZipFile open(UploadedFile file) throws IOException {
		ZipFile zip;
		try {
			zip = open(file, StandardCharsets.UTF_8);
		}
		catch (ZipException ex) {
			try {
				zip = open(file, OLD);
			}
			catch (ZipException again) {
				throw new MalformedFileException(reason(file.name(), String.valueOf(again.getMessage())));
			}
		}
		if (zip.size() > ParsedDataset.MOST_EXAMPLES) {
			int entries = zip.size();
			zip.close();
			throw DatasetTooLargeException.ofFixedLimit("%s has %d entries; the maximum is %d.".formatted(file.name(),
					entries, ParsedDataset.MOST_EXAMPLES));
		}
		return zip;
	}

	/**
	 * Opens an entry. At its end its check sum is compared, which {@link ZipFile} does
	 * not do.
	 * @throws ZipException on reading, if it is damaged
	 */
	public static InputStream open(ZipFile zip, String name) throws IOException {
		ZipEntry entry = Objects.requireNonNull(zip.getEntry(name));
		return new CheckedInputStream(zip.getInputStream(entry), new CRC32()) {

			@Override
			public int read() throws IOException {
				return check(super.read());
			}

			@Override
			public int read(byte[] into, int offset, int length) throws IOException {
				return check(super.read(into, offset, length));
			}

			private int check(int read) throws ZipException {
				if (read < 0 && getChecksum().getValue() != entry.getCrc()) {
					throw new ZipException("the check sum of %s is wrong".formatted(name));
				}
				return read;
			}
		};
	}

	private static String reason(String name, String message) {
		if (message.contains("encrypted")) {
			return name + " is encrypted. Pack it without a password.";
		}
		if (message.contains("compression method")) {
			return name + " is packed in a way that is not read (" + message + "). Pack it with deflate.";
		}
		return "%s is a truncated or damaged zip file (%s).".formatted(name, message);
	}

	private static ZipFile open(UploadedFile file, Charset names) throws IOException {
		return new ZipFile(file.path().toFile(), names);
	}

}
