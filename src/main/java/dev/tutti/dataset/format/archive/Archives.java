package dev.tutti.dataset.format.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.DecompressedStream;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.Understood.PassedOver;
import dev.tutti.dataset.upload.UploadedFile;

/** Unpacks archives of files that are read alone, within the limit of one file. */
public final class Archives {

	private static final int MOST_ENTRIES = 10_000;

	/** Formats in which positions count, so that gzip around them is undone first. */
	private static final List<byte[]> PLACED = List.of(new byte[] { 'P', 'A', 'R', '1' },
			new byte[] { 'P', 'K', 3, 4 });

	private final SplitWords words;

	private final Path work;

	private final List<UploadedFile> files = new ArrayList<>();

	private final List<PassedOver> passedOver = new ArrayList<>();

	/** Whether the name of an archive may say the split of its files. */
	private final boolean several;

	private int unpacked;

	private Archives(SplitWords words, boolean several, Path work) {
		this.words = words;
		this.several = several;
		this.work = work;
	}

	/**
	 * Unpacks the archives among files. Those of images, WebDataset's tar and NPZ, which
	 * have readers of their own, stay as they are, but a tar of images becomes a zip.
	 * @param words that say splits
	 * @param work a folder for what is unpacked
	 */
	public static Unpacked unpack(List<UploadedFile> files, SplitWords words, Path work) throws IOException {
		Archives archives = new Archives(words, files.size() > 1, work);
		archives.add(files);
		return new Unpacked(archives.files, archives.passedOver);
	}

	private void add(List<UploadedFile> uploaded) throws IOException {
		Map<UploadedFile, TarContents> tars = new HashMap<>();
		for (UploadedFile file : uploaded) {
			if (TarReader.isTar(file.start(TarReader.BLOCK))) {
				tars.put(file, TarContents.of(file));
			}
		}
		boolean webDataset = tars.values().stream().anyMatch(TarContents::hasClasses);
		for (UploadedFile file : uploaded) {
			TarContents tar = tars.get(file);
			if (tar == null) {
				addOther(plain(file));
			}
			else if (!tar.hasImages() && !tar.hasClasses()) {
				unpack(file, tar);
			}
			else {
				this.files.add((webDataset || !tar.hasFolders()) ? file : tar.toZip(next()));
			}
		}
	}

	private void addOther(UploadedFile file) throws IOException {
		if (startsWith(file.start(Integer.BYTES), PLACED.get(1)) && ZipContents.isOfFiles(file)) {
			unpack(file, new ZipContents(file));
		}
		else {
			this.files.add(file);
		}
	}

	private void unpack(UploadedFile archive, Contents contents) throws IOException {
		List<String> paths = contents.paths();
		if (paths.size() > MOST_ENTRIES) {
			throw DatasetTooLargeException.ofFixedLimit("%s has %d entries that are no images; the maximum is %d."
				.formatted(archive.name(), paths.size(), MOST_ENTRIES));
		}
		EntryList entries = new EntryList(paths);
		Set<String> data = entries.data();
		if (data.isEmpty()) {
			throw new InvalidDatasetException("%s holds no data: %s.".formatted(archive.name(), entries));
		}
		String root = entries.root(this.words);
		// as of train.zip and test.zip, each with a data.csv
		String prefix = this.several ? archive.name() + "/" : "";
		long[] left = { archive.mostBytes() };
		contents.forEach((path, in) -> {
			if (data.contains(path)) {
				UploadedFile file = new UploadedFile(prefix + path.substring(root.length()), next(),
						archive.mostBytes());
				left[0] -= Files.copy(DecompressedStream.of(archive.name(), in, left[0]), file.path());
				this.files.add(plain(nested(archive, file)));
			}
			else {
				this.passedOver.add(new PassedOver(path, EntryPath.isClutter(path) ? "left by a system" : "not data"));
			}
		});
	}

	private static UploadedFile nested(UploadedFile archive, UploadedFile file) throws IOException {
		byte[] start = file.start(TarReader.BLOCK);
		if (TarReader.isTar(start) || (startsWith(start, PLACED.get(1)) && ZipContents.isOfFiles(file))) {
			throw new MalformedFileException("%s holds the archive %s. Unpack it and send its archives or files."
				.formatted(archive.name(), file.name()));
		}
		return file;
	}

	/** Undoes gzip around a file whose reader needs positions. */
	private UploadedFile plain(UploadedFile file) throws IOException {
		byte[] first = new byte[Short.BYTES];
		try (InputStream raw = Files.newInputStream(file.path())) {
			raw.readNBytes(first, 0, first.length);
		}
		if (first[0] != 0x1f || first[1] != (byte) 0x8b) {
			return file;
		}
		byte[] start = file.start(Integer.BYTES);
		if (PLACED.stream().noneMatch((magic) -> startsWith(start, magic))) {
			return file;
		}
		UploadedFile plain = new UploadedFile(file.name().replaceFirst("\\.gz$", ""), next(), file.mostBytes());
		try (InputStream in = file.open()) {
			Files.copy(in, plain.path());
		}
		return plain;
	}

	private static boolean startsWith(byte[] start, byte[] magic) {
		return Arrays.equals(Arrays.copyOf(start, magic.length), magic);
	}

	private Path next() {
		return this.work.resolve("unpacked" + this.unpacked++);
	}

	/** The files of an archive. */
	interface Contents {

		/** Their paths, in the archive's order. */
		List<String> paths();

		void forEach(EntryConsumer consumer) throws IOException;

	}

	/** Takes a file of an archive. */
	interface EntryConsumer {

		void accept(String path, InputStream content) throws IOException;

	}

}
