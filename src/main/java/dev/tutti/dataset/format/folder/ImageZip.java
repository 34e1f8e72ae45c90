package dev.tutti.dataset.format.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.DatasetTooLargeException;
import dev.tutti.dataset.image.ImageFileReader;
import dev.tutti.dataset.upload.DecompressedStream;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.UploadedFile;

/** A zip of images, whose entries are read in any order. */
final class ImageZip implements Closeable {

	/** Of names that do not say that they are UTF-8 (APPNOTE.TXT, appendix D). */
	private static final Charset OLD = Charset.forName("IBM437");

	private final UploadedFile file;

	private final ZipFile zip;

	ImageZip(UploadedFile file) throws IOException {
		this.file = file;
		this.zip = open(file);
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
		return DecompressedStream.of(path.path(), this.zip.getInputStream(new ZipEntry(path.entry())),
				this.file.mostBytes());
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

	static ZipFile open(UploadedFile file) throws IOException {
		ZipFile zip;
		try {
			zip = open(file, StandardCharsets.UTF_8);
		}
		catch (ZipException ex) {
			try {
				zip = open(file, OLD);
			}
			catch (ZipException again) {
				throw new MalformedFileException(
						"%s is a truncated or damaged zip file (%s).".formatted(file.name(), ex.getMessage()));
			}
		}
		if (zip.size() > ParsedDataset.MOST_EXAMPLES) {
			zip.close();
			throw new DatasetTooLargeException("%s has %d entries; the maximum is %d.".formatted(file.name(),
					zip.size(), ParsedDataset.MOST_EXAMPLES));
		}
		return zip;
	}

	private static ZipFile open(UploadedFile file, Charset names) throws IOException {
		return new ZipFile(file.path().toFile(), names);
	}

}
