package dev.tutti.dataset.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Reads uploads of a few files in a folder. */
public class FormatFixture {

	private static final int MOST_BYTES = 1 << 24;

	private final Path folder;

	private int uploads;

	public FormatFixture(Path folder) {
		this.folder = folder;
	}

	/** Reads files by their names. */
	public ParsedDataset read(UploadOptions options, Map<String, byte[]> files) {
		try {
			Path work = Files.createDirectory(this.folder.resolve("upload" + this.uploads++));
			List<UploadedFile> received = new ArrayList<>();
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				Path path = Files.write(work.resolve("file" + received.size()), file.getValue());
				received.add(new UploadedFile(file.getKey(), path, MOST_BYTES));
			}
			return FormatDetector.read(received, options, work);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	public ParsedDataset read(Map<String, byte[]> files) {
		return read(UploadOptions.NONE, files);
	}

	/** Reads what cannot be taken. */
	public void assertRefused(Class<? extends RuntimeException> type, String detail, UploadOptions options,
			Map<String, byte[]> files) {
		assertThatExceptionOfType(type).isThrownBy(() -> {
			ParsedDataset read = read(options, files);
			for (Split split : read.splits().keySet()) {
				rows(read, split.name());
			}
		}).withMessageContaining(detail);
	}

	/** The features of a split. */
	public static List<float[]> rows(ParsedDataset dataset, String split) {
		List<float[]> rows = new ArrayList<>();
		try {
			split(dataset, split).rows().forEach((row) -> rows.add(row.clone()));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return rows;
	}

	public static RawSplit split(ParsedDataset dataset, String split) {
		return dataset.splits().get(new Split(split));
	}

	/** The names of the splits, in their order. */
	public static List<String> splits(ParsedDataset dataset) {
		return dataset.splits().keySet().stream().map(Split::name).toList();
	}

	/** A zip of files. */
	public static byte[] zip(Map<String, byte[]> files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
			}
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return bytes.toByteArray();
	}

	/** Files in the order given. */
	public static Map<String, byte[]> files(Object... namesAndContents) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		for (int i = 0; i < namesAndContents.length; i += 2) {
			files.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
		}
		return files;
	}

}
