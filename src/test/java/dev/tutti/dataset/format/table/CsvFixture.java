package dev.tutti.dataset.format.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.RawSplit;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;

/** Reads tables from strings. */
record CsvFixture(Path folder) {

	private static final long LARGEST = 10_000_000;

	ParsedDataset read(String content) {
		return read(UploadOptions.NONE, content);
	}

	ParsedDataset read(UploadOptions options, String content) {
		return read(options, "table.csv", content);
	}

	ParsedDataset read(UploadOptions options, String... namesAndContents) {
		List<UploadedFile> files = new ArrayList<>();
		for (int i = 0; i < namesAndContents.length; i += 2) {
			files.add(file(namesAndContents[i], namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8)));
		}
		return read(options, files);
	}

	ParsedDataset read(UploadOptions options, List<UploadedFile> files) {
		try {
			ParsedDataset dataset = CsvFormat.read(files, options);
			// cells are read, and refused, on demand
			dataset.splits().keySet().forEach((split) -> features(dataset, split.name()));
			return dataset;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	UploadedFile file(String name, byte[] content) {
		try {
			Path path = Files.createTempFile(this.folder, "file", null);
			Files.write(path, content);
			return new UploadedFile(name, path, LARGEST);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<List<Float>> features(ParsedDataset dataset, String split) {
		List<List<Float>> features = new ArrayList<>();
		try {
			split(dataset, split).rows()
				.forEach((row) -> features
					.add(IntStream.range(0, row.length).mapToObj((column) -> row[column]).toList()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return features;
	}

	static List<String> keys(ParsedDataset dataset, String split) {
		RawSplit raw = split(dataset, split);
		return IntStream.range(0, raw.examples()).mapToObj(raw.keys()::get).toList();
	}

	static RawSplit split(ParsedDataset dataset, String split) {
		RawSplit raw = dataset.splits().get(new Split(split));
		if (raw == null) {
			throw new AssertionError("There are only " + dataset.splits().keySet());
		}
		return raw;
	}

	/** Examples of all splits. */
	static int examples(ParsedDataset dataset) {
		return dataset.splits().values().stream().mapToInt(RawSplit::examples).sum();
	}

}
