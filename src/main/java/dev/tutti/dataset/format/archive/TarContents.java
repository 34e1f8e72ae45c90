package dev.tutti.dataset.format.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadedFile;

/**
 * The files of a tar.
 *
 * @param paths in its order
 */
record TarContents(UploadedFile file, List<String> paths) implements Archives.Contents {

	static TarContents of(UploadedFile file) throws IOException {
		List<String> paths = new ArrayList<>();
		try (TarReader tar = new TarReader(file)) {
			for (String path = tar.next(); path != null; path = tar.next()) {
				paths.add(EntryPath.of(file.name(), path));
				if (paths.size() > ParsedDataset.MOST_EXAMPLES) {
					throw DatasetTooLargeException.ofFixedLimit(
							"%s has more than %d entries.".formatted(file.name(), ParsedDataset.MOST_EXAMPLES));
				}
			}
		}
		return new TarContents(file, paths);
	}

	/** Whether classes stand beside images, as in WebDataset. */
	boolean hasClasses() {
		return this.paths.stream().anyMatch((path) -> path.toLowerCase(Locale.ROOT).endsWith(".cls"));
	}

	boolean hasImages() {
		return this.paths.stream().anyMatch(EntryPath::isImage);
	}

	/** Whether images lie in folders, which may say their class. */
	boolean hasFolders() {
		return this.paths.stream().anyMatch((path) -> EntryPath.isImage(path) && path.contains("/"));
	}

	/** The same files in a zip, not compressed, whose reader is the one of images. */
	UploadedFile toZip(Path path) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
			zip.setLevel(Deflater.NO_COMPRESSION);
			forEach((entry, in) -> {
				zip.putNextEntry(new ZipEntry(entry));
				in.transferTo(zip);
				zip.closeEntry();
			});
		}
		catch (ZipException ex) {
			throw new InvalidDatasetException("%s: %s.".formatted(this.file.name(), ex.getMessage()));
		}
		return new UploadedFile(this.file.name(), path, this.file.mostBytes());
	}

	@Override
	public void forEach(Archives.EntryConsumer consumer) throws IOException {
		try (TarReader tar = new TarReader(this.file)) {
			for (String path = tar.next(); path != null; path = tar.next()) {
				String each = EntryPath.of(this.file.name(), path);
				tar.read((in) -> consumer.accept(each, in));
			}
		}
	}

}
