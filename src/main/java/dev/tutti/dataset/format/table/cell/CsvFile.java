package dev.tutti.dataset.format.table.cell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.upload.UploadedFile;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;

/**
 * A file of separated values (RFC 4180), in UTF-8.
 *
 * @param separator between its cells
 */
public record CsvFile(UploadedFile file, char separator) {

	private static final char REPLACEMENT = '\uFFFD';

	public String name() {
		return this.file.name();
	}

	/**
	 * Reads its records, the header too, without lines that are blank.
	 * @param reader says whether to go on
	 * @throws MalformedFileException if it is no UTF-8, or its quotes do not match
	 */
	public void read(RecordReader reader) throws IOException {
		try {
			read(CodingErrorAction.REPORT, reader);
		}
		catch (CharacterCodingException ex) {
			throw notUnicode();
		}
	}

	private void read(CodingErrorAction action, RecordReader reader) throws IOException {
		try (CSVParser parser = open(action)) {
			for (CSVRecord each : parser) {
				boolean blank = each.size() == 1 && each.get(0).isEmpty() || isSeparatorLine(each);
				if (!blank && !reader.accept(each)) {
					return;
				}
			}
		}
		catch (UncheckedIOException ex) {
			if (ex.getCause() instanceof CSVException) {
				throw new MalformedFileException(
						"%s cannot be read: %s.".formatted(name(), ex.getCause().getMessage()));
			}
			throw ex.getCause();
		}
	}

	/** Excel's own first line, {@code sep=;}, which is no row. */
	private boolean isSeparatorLine(CSVRecord each) {
		return each.getRecordNumber() == 1
				&& (String.join(String.valueOf(this.separator), each.toList())).equals("sep=" + this.separator);
	}

	private CSVParser open(CodingErrorAction action) throws IOException {
		// spreadsheets start UTF-8 with a byte order mark
		InputStream in = BOMInputStream.builder().setInputStream(this.file.open()).get();
		Reader reader = new LineLimitReader(name(),
				new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder().onMalformedInput(action)));
		return CSVParser.parse((this.separator == ' ') ? new BlankRunReader(new BufferedReader(reader)) : reader,
				CSVFormat.DEFAULT.builder()
					.setDelimiter(this.separator)
					.setTrim(true)
					.setIgnoreSurroundingSpaces(this.separator != ' ')
					.get());
	}

	/** The decoder reads ahead, so the place is looked for. */
	private MalformedFileException notUnicode() throws IOException {
		String[] place = { "" };
		read(CodingErrorAction.REPLACE, (each) -> {
			for (int column = 0; column < each.size(); column++) {
				if (each.get(column).indexOf(REPLACEMENT) >= 0) {
					place[0] = " in record %d, column %d ('%s')".formatted(each.getRecordNumber(), column,
							each.get(column));
					return false;
				}
			}
			return true;
		});
		return new MalformedFileException("%s is not UTF-8%s. Save it as UTF-8; it may be ISO-8859-1 or Windows-1252."
			.formatted(name(), place[0]));
	}

	/** Reads a record, and says whether to go on. */
	public interface RecordReader {

		boolean accept(CSVRecord each) throws IOException;

	}

}
