package dev.tutti.dataset.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.format.array.ArraysFormat;
import dev.tutti.dataset.format.array.NpzFormat;
import dev.tutti.dataset.format.folder.ImageFoldersFormat;
import dev.tutti.dataset.format.record.CifarFormat;
import dev.tutti.dataset.format.table.CsvFormat;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

/** Detects the format of an upload from its first file, and reads it. */
public final class FormatDetector {

	private static final byte[] ZIP = { 'P', 'K', 3, 4 };

	private static final int START = 512;

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
		UploadedFile first = files.get(0);
		if (first.startsWith(ZIP)) {
			return readZip(files, options, work);
		}
		if (ArraysFormat.isArray(first)) {
			return ArraysFormat.read(files, options.classes(), options.shape());
		}
		if (CifarFormat.isCifar(first)) {
			return CifarFormat.read(files, options.classes());
		}
		if (CsvFormat.isText(first.start(START))) {
			return CsvFormat.read(files, options);
		}
		throw new MalformedFileException(first.name()
				+ " has no supported format. Supported are IDX, NPY, NPZ, CSV, CIFAR's .bin, and a zip of folders with PNG or JPEG images.");
	}

	private static ParsedDataset readZip(List<UploadedFile> files, UploadOptions options, Path work)
			throws IOException {
		if (files.size() > 1) {
			throw new InvalidDatasetException(
					"A zip or NPZ file must be the only file; there are %d.".formatted(files.size()));
		}
		UploadedFile zip = files.get(0);
		return NpzFormat.isNpz(zip) ? ArraysFormat.read(NpzFormat.unpack(zip, work), options.classes(), options.shape())
				: ImageFoldersFormat.read(zip, options);
	}

}
