package dev.tutti.dataset.format.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

	/** What a tar holds. */
	enum Kind {

		/** Images and their classes in files beside them. */
		WEBDATASET,
		/** Images in folders. */
		IMAGES,
		/** Files that are read alone. */
		FILES

	}

	static TarContents of(UploadedFile file) throws IOException {
		List<String> paths = new ArrayList<>();
		try (TarReader tar = new TarReader(file)) {
			for (String path = tar.next(); path != null; path = tar.next()) {
				paths.add(path);
				if (paths.size() > ParsedDataset.MOST_EXAMPLES) {
					throw new DatasetTooLargeException(
							"%s has more than %d entries.".formatted(file.name(), ParsedDataset.MOST_EXAMPLES));
				}
			}
		}
		return new TarContents(file, paths);
	}

	Kind kind() {
		if (this.paths.stream().anyMatch((path) -> path.endsWith(".cls"))) {
			return Kind.WEBDATASET;
		}
		if (this.paths.stream().noneMatch(EntryPath::isImage)) {
			return Kind.FILES;
		}
		if (this.paths.stream().noneMatch((path) -> EntryPath.isImage(path) && path.contains("/"))) {
			throw new InvalidDatasetException(
					"%s holds images, but neither class folders nor WebDataset's .cls files with their labels."
						.formatted(this.file.name()));
		}
		return Kind.IMAGES;
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
				String each = path;
				tar.read((in) -> consumer.accept(each, in));
			}
		}
	}

}
