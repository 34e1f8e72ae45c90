package dev.tutti.dataset.format.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipFile;

import dev.tutti.dataset.image.ImageFileReader;
import dev.tutti.dataset.upload.DecompressedStream;
import dev.tutti.dataset.upload.UploadedFile;
import dev.tutti.dataset.upload.UploadedZip;

/** A zip of images, whose entries are read in any order. */
final class ImageZip implements Closeable {

	private final UploadedFile file;

	private final ZipFile zip;

	ImageZip(UploadedFile file) throws IOException {
		this.file = file;
		this.zip = UploadedZip.open(file);
	}

	/** The paths of all entries, in the order of the archive. */
	List<ArchivePath> paths() {
		return this.zip.stream().map((entry) -> ArchivePath.of(this.file.name(), entry.getName())).toList();
	}

	/** The first bytes of an entry. */
	byte[] start(ArchivePath path, int length) throws IOException {
		try (InputStream in = open(path)) {
			return in.readNBytes(length);
		}
	}

	/** All bytes of an image. */
	byte[] image(ArchivePath path) throws IOException {
		try (InputStream in = open(path)) {
			return ImageFileReader.bytes(path.path(), in);
		}
	}

	private InputStream open(ArchivePath path) throws IOException {
		return DecompressedStream.of(path.path(), UploadedZip.open(this.zip, path.entry()), this.file.mostBytes());
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
