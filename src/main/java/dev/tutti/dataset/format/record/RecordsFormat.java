package dev.tutti.dataset.format.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

/** Files of binary records, {@code .bin}: CIFAR-10's, CIFAR-100's and STL-10's. */
public final class RecordsFormat {

	private RecordsFormat() {
	}

	/** Whether a file's name is that of such records. */
	public static boolean isRecords(UploadedFile file) {
		return RecordFile.isRecords(file);
	}

	/**
	 * Reads the labels of all files.
	 * @param files of records, and beside them files that name the classes
	 */
	public static ParsedDataset read(List<UploadedFile> files, UploadOptions options) throws IOException {
		List<RecordFile> records = new ArrayList<>();
		for (UploadedFile file : files.stream().filter(RecordFile::isRecords).toList()) {
			records.add(RecordFile.of(file));
		}
		ClassNameFiles names = ClassNameFiles.of(files.stream().filter((file) -> !RecordFile.isRecords(file)).toList());
		ParsedDataset read = StlFormat.isStl(records) ? StlFormat.read(records, names, options)
				: CifarFormat.read(records, names, options);
		return new ParsedDataset(read.classes(), read.bytes(), read.splits(),
				read.understood().withPassedOver(names.passedOver()), read.warnings());
	}

}
