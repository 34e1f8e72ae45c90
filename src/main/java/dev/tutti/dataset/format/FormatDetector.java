package dev.tutti.dataset.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.archive.Archives;
import dev.tutti.dataset.format.archive.Unpacked;
import dev.tutti.dataset.format.array.ArraysFormat;
import dev.tutti.dataset.format.folder.ImageFoldersFormat;
import dev.tutti.dataset.format.parquet.ParquetFormat;
import dev.tutti.dataset.format.record.RecordsFormat;
import dev.tutti.dataset.format.table.CsvFormat;
import dev.tutti.dataset.format.unsupported.UnsupportedFormat;
import dev.tutti.dataset.format.webdataset.WebDatasetFormat;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

/** Detects the format of an upload from its first file, and reads it. */
public final class FormatDetector {

	private static final byte[] ZIP = { 'P', 'K', 3, 4 };

	private FormatDetector() {
	}

	/**
	 * Reads an upload.
	 * @param files at least one
	 * @param work a folder for extracted files
	 * @throws MalformedFileException if a file has an unknown format or is damaged
	 * @throws InvalidDatasetException if the files are no consistent dataset
	 */
	public static ParsedDataset read(List<UploadedFile> files, UploadOptions options, Path work) throws IOException {
		Unpacked unpacked = Archives.unpack(files, new SplitWords(options.splits()), work);
		return unpacked.of(readUnpacked(unpacked.files(), options, work));
	}

	private static ParsedDataset readUnpacked(List<UploadedFile> files, UploadOptions options, Path work)
			throws IOException {
		UploadedFile first = files.get(0);
		if (WebDatasetFormat.isTar(first)) {
			return WebDatasetFormat.read(files, options);
		}
		for (UploadedFile file : files) {
			if (ArraysFormat.isArray(file)) {
				return ArraysFormat.read(files, options, work);
			}
		}
		if (files.stream().anyMatch(RecordsFormat::isRecords)) {
			return RecordsFormat.read(files, options);
		}
		if (first.startsWith(ZIP)) {
			return readZip(files, options);
		}
		if (ParquetFormat.isParquet(first)) {
			return ParquetFormat.read(files, options);
		}
		for (UploadedFile file : files) {
			Optional<UnsupportedFormat> unsupported = UnsupportedFormat.find(file.name(),
					file.start(UnsupportedFormat.START));
			if (unsupported.isPresent()) {
				throw unsupported.get().refusal(file.name());
			}
		}
		if (CsvFormat.isText(first.start(UnsupportedFormat.START))) {
			return CsvFormat.read(files, options);
		}
		throw new MalformedFileException(first.name()
				+ " has no supported format. Supported are IDX, NPY, NPZ, CSV, Parquet, CIFAR's .bin, WebDataset's tar, and a zip or tar.gz of these or of folders with PNG or JPEG images.");
	}

	private static ParsedDataset readZip(List<UploadedFile> files, UploadOptions options) throws IOException {
		if (files.size() > 1) {
			throw new InvalidDatasetException(
					"A zip of class folders must be the only file; there are %d. Put what they hold into one zip, in folders of the splits such as train/ and test/."
						.formatted(files.size()));
		}
		return ImageFoldersFormat.read(files.get(0), options);
	}

}
