package dev.tutti.dataset.format.table.cell;

import java.io.IOException;
import java.util.List;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.format.unsupported.UnsupportedFormat;
import dev.tutti.dataset.upload.UploadedFile;

/** Refuses text that is no table by what it is, and says what to do. */
public final class NoTable {

	private NoTable() {
	}

	/** Whether it is text of any kind, UTF-16 too. */
	public static boolean isText(byte[] start) {
		if (isUtf16(start)) {
			return true;
		}
		for (byte each : start) {
			if (each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r') {
				return false;
			}
		}
		return true;
	}

	/** Refuses what is no table. */
	public static void check(UploadedFile file) throws IOException {
		byte[] start = file.start(UnsupportedFormat.START);
		if (isUtf16(start)) {
			throw new MalformedFileException("%s is UTF-16. Save it as UTF-8.".formatted(file.name()));
		}
		if (!isText(start)) {
			throw new MalformedFileException(
					"%s is no text, as the file beside it is. Files of one upload are all of one format."
						.formatted(file.name()));
		}
		UnsupportedFormat.find(file.name(), start).ifPresent((format) -> {
			throw format.refusal(file.name());
		});
	}

	/** Refuses tables that hold no examples. */
	public static void checkNames(String file, List<String> names) {
		if (names.contains("aum") && (names.contains("sample_id") || names.contains("margin"))) {
			throw new MalformedFileException(
					"%s holds results of AUM (%s), not examples: upload the dataset that they are about; predictions are taken by an ensemble of the engine external, as histories."
						.formatted(file, String.join(", ", names)));
		}
	}

	private static boolean isUtf16(byte[] start) {
		if (start.length < 2) {
			return false;
		}
		int mark = (start[0] & 0xff) << 8 | start[1] & 0xff;
		// ASCII in UTF-16 without a byte order mark: every other byte is 0
		boolean zeros = start.length >= 4 && (start[0] == 0) == (start[2] == 0) && (start[1] == 0) == (start[3] == 0)
				&& (start[0] == 0) != (start[1] == 0) && Character.isDefined(start[0] | start[1])
				&& (start[0] | start[1]) >= ' ' && (start[2] | start[3]) >= ' ';
		return mark == 0xfeff || mark == 0xfffe || zeros;
	}

}
