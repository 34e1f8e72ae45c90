package dev.tutti.dataset.format.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadedFile;

/**
 * A file of binary records of one length.
 *
 * @param length decompressed, in bytes
 */
record RecordFile(UploadedFile file, long length) {

	private static final Pattern ENDING = Pattern.compile("\\.bin(\\.gz)?$");

	static boolean isRecords(UploadedFile file) {
		return ENDING.matcher(file.name().toLowerCase(Locale.ROOT)).find();
	}

	static RecordFile of(UploadedFile file) throws IOException {
		try (InputStream in = file.open()) {
			return new RecordFile(file, in.transferTo(OutputStream.nullOutputStream()));
		}
	}

	/** The file's name without folders, in small letters, without its ending. */
	String baseName() {
		String lower = this.file.name().toLowerCase(Locale.ROOT);
		return ENDING.matcher(lower.substring(lower.lastIndexOf('/') + 1)).replaceFirst("");
	}

	/** Whether it has whole records of a length. */
	boolean fits(int record) {
		return this.length % record == 0;
	}

	/**
	 * The number of records of a length.
	 * @throws MalformedFileException if the last is cut, or there are too many
	 */
	int count(int record) {
		if (!fits(record)) {
			throw new MalformedFileException("%s is truncated: records have %d bytes, the last one has %d."
				.formatted(this.file.name(), record, this.length % record));
		}
		if (this.length / record > ParsedDataset.MOST_EXAMPLES) {
			throw new MalformedFileException("%s has %d records of %d bytes; the maximum is %d."
				.formatted(this.file.name(), this.length / record, record, ParsedDataset.MOST_EXAMPLES));
		}
		return (int) (this.length / record);
	}

	/** Reads every record, into one array that is reused. */
	void forEach(int record, RecordConsumer consumer) throws IOException {
		byte[] bytes = new byte[record];
		int count = count(record);
		try (InputStream in = this.file.open()) {
			for (int i = 0; i < count; i++) {
				in.readNBytes(bytes, 0, record);
				consumer.accept(i, bytes);
			}
		}
	}

	/** Handles a record. */
	interface RecordConsumer {

		void accept(int index, byte[] record) throws IOException;

	}

}
