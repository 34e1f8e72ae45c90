package dev.tutti.dataset.upload;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
