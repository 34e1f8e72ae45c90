package dev.tutti.dataset.format.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.format.unsupported.UnsupportedFormat;
import dev.tutti.dataset.upload.UploadedFile;
import dev.tutti.dataset.upload.UploadedZip;

/** The files of a zip. */
final class ZipContents implements Archives.Contents {

	private final UploadedFile file;

	ZipContents(UploadedFile file) {
		this.file = file;
	}

	/**
	 * Whether it holds files that are read alone, rather than images or arrays of an NPZ.
	 * @throws MalformedFileException if it is of a format that is not read
	 */
	static boolean isOfFiles(UploadedFile file) throws IOException {
		List<String> paths = new ZipContents(file).names();
		Optional<UnsupportedFormat> unsupported = UnsupportedFormat.findZip(paths);
		if (unsupported.isPresent()) {
			throw unsupported.get().refusal(file.name());
		}
		return !paths.isEmpty() && paths.stream().noneMatch((path) -> EntryPath.isImage(path) || path.endsWith(".npy"))
				&& paths.stream().anyMatch((path) -> !EntryPath.isClutter(path) && !EntryPath.isDocument(path));
	}

	@Override
	public List<String> paths() {
		return names().stream().map((name) -> EntryPath.of(this.file.name(), name)).toList();
	}

	private List<String> names() {
		try (ZipFile zip = UploadedZip.open(this.file)) {
			return zip.stream().filter((entry) -> !entry.isDirectory()).map(ZipEntry::getName).toList();
		}
		catch (IOException ex) {
			throw damaged(ex);
		}
	}

	@Override
	public void forEach(Archives.EntryConsumer consumer) throws IOException {
		try (ZipFile zip = UploadedZip.open(this.file)) {
			for (ZipEntry entry : zip.stream().filter((each) -> !each.isDirectory()).toList()) {
				try (InputStream in = UploadedZip.open(zip, entry.getName())) {
					consumer.accept(EntryPath.of(this.file.name(), entry.getName()), in);
				}
			}
		}
		catch (ZipException ex) {
			throw damaged(ex);
		}
	}

	private MalformedFileException damaged(IOException cause) {
		return new MalformedFileException(
				"%s is a truncated or damaged zip file (%s).".formatted(this.file.name(), cause.getMessage()));
	}

}
