package dev.tutti.dataset.format.array;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.upload.ArrayName;
import dev.tutti.dataset.upload.DecompressedStream;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadedFile;
import dev.tutti.dataset.upload.UploadedZip;

/** A zip of NPY arrays, as numpy.savez writes it, read in place. */
record NpzFile(UploadedFile file) {

	private static final byte[] ZIP = { 'P', 'K', 3, 4 };

	private static final String ENDING = ".npy";

	/** A zip of these is one of class folders, whatever lies beside them. */
	private static final List<String> IMAGES = List.of(".png", ".jpg", ".jpeg");

	private static final int MOST_ENTRIES = 10_000;

	/** What numpy.savez calls an array that was given no name. */
	private static final String UNNAMED = "arr_0.npy";

	static boolean isNpz(UploadedFile file) throws IOException {
		if (!file.startsWith(ZIP)) {
			return false;
		}
		List<String> names = new NpzFile(file).names();
		return names.stream().anyMatch(NpzFile::isArray) && names.stream().noneMatch(NpzFile::isImage);
	}

	/**
	 * Its arrays. One that is alone and has no name goes by the file's; what the names of
	 * arrays do not say of their split, the file's says.
	 */
	List<ArraySource> arrays(SplitWords words) throws IOException {
		List<String> names = names().stream().filter(NpzFile::isArray).toList();
		if (names.size() > MOST_ENTRIES) {
			throw DatasetTooLargeException.ofFixedLimit(
					"%s has %d arrays; the maximum is %d.".formatted(this.file.name(), names.size(), MOST_ENTRIES));
		}
		ArrayName own = ArrayName.of(this.file.name(), words);
		if (names.size() == 1 && isUnnamed(names.get(0))) {
			return List.of(new ArraySource(this.file.name(), own, () -> open(names.get(0))));
		}
		List<ArraySource> arrays = new ArrayList<>();
		for (String name : names) {
			ArrayName said = ArrayName.of(name, words).orSplit(own.split());
			arrays.add(new ArraySource("%s in %s".formatted(name, this.file.name()), said, () -> open(name)));
		}
		return arrays;
	}

	/** Its entries that are no arrays. */
	List<PassedOver> others() throws IOException {
		return names().stream()
			.filter((name) -> !isArray(name))
			.limit(MOST_ENTRIES)
			.map((name) -> new PassedOver(name, "not an NPY array"))
			.toList();
	}

	private List<String> names() throws IOException {
		try (ZipFile zip = UploadedZip.open(this.file)) {
			return zip.stream().filter((entry) -> !entry.isDirectory()).map(ZipEntry::getName).toList();
		}
	}

	private InputStream open(String name) throws IOException {
		ZipFile zip = UploadedZip.open(this.file);
		InputStream entry = DecompressedStream.of(this.file.name(), UploadedZip.open(zip, name), this.file.mostBytes());
		return new FilterInputStream(entry) {

			@Override
			public void close() throws IOException {
				super.close();
				zip.close();
			}

		};
	}

	private static boolean isArray(String name) {
		return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
	}

	private static boolean isImage(String name) {
		return IMAGES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
	}

	private static boolean isUnnamed(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("(\\.npy)+$", ENDING).equals(UNNAMED);
	}

}
