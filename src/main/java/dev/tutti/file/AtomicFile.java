package dev.tutti.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files whose readers see the old content or the new, never a part of it, even
 * where the process ends in between.
 */
public final class AtomicFile {

	private AtomicFile() {
	}

	/**
	 * Writes a file, or replaces it. Creates its folder where that is missing.
	 * @throws IOException when it cannot be written; the file is as it was
	 */
	public static void write(Path file, Content content) throws IOException {
		Path part = part(file);
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			try (OutputStream stream = Files.newOutputStream(part)) {
				content.writeTo(stream);
			}
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException | RuntimeException ex) {
			Files.deleteIfExists(part);
			throw ex;
		}
	}

	/** The file beside it that is written before it takes its name. */
	public static Path part(Path file) {
		return file.resolveSibling(file.getFileName() + ".part");
	}

	/**
	 * Gives a finished file or folder its name. Creates the folder that it moves to.
	 * @param made on the same file system
	 * @throws IOException when it cannot be moved; it then is where it was
	 */
	public static void publish(Path made, Path target) throws IOException {
		Files.createDirectories(target.toAbsolutePath().getParent());
		Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Writes the content of a file. */
	@FunctionalInterface
	public interface Content {

		void writeTo(OutputStream stream) throws IOException;

	}

}
