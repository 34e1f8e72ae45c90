package dev.tutti.dataset.format.unsupported;

import java.util.Collection;
import java.util.Optional;

import dev.tutti.array.MalformedFileException;

/**
 * A format that is not read.
 *
 * @param title what a file of it is, with its article
 * @param remedy what to send instead
 */
public record UnsupportedFormat(String title, String remedy) {

	/** How many of a file's first bytes tell its format. */
	public static final int START = 1024;

	/**
	 * Recognises a file.
	 * @param name of the file
	 * @param start its first {@link #START} bytes, decompressed if it is gzip, or all
	 */
	public static Optional<UnsupportedFormat> find(String name, byte[] start) {
		return SerializedFormats.find(name, start)
			.or(() -> TextFormats.find(name, start))
			.or(() -> MagicNumbers.find(name, start));
	}

	/**
	 * Recognises a zip by the names of its entries: many formats are zips.
	 * @param entries their paths
	 */
	public static Optional<UnsupportedFormat> findZip(Collection<String> entries) {
		return ZipFormats.find(entries);
	}

	/** The refusal of a file. */
	public MalformedFileException refusal(String name) {
		return new MalformedFileException("%s is %s. %s".formatted(name, this.title, this.remedy));
	}

}
