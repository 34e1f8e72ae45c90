package dev.tutti.training.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers measured block sizes in a file, so that they are not measured again after a
 * start. Delete the file to measure again.
 */
final class BlockSizes {

	private static final Logger logger = LoggerFactory.getLogger(BlockSizes.class);

	private final @Nullable Path file;

	private final Properties sizes = new Properties();

	/**
	 * @param file {@code null} to remember them in memory alone
	 */
	BlockSizes(@Nullable Path file) {
		this.file = file;
		if (file != null) {
			try (InputStream stream = Files.newInputStream(file)) {
				this.sizes.load(stream);
			}
			catch (NoSuchFileException ex) {
				// not written yet
			}
			catch (IOException | IllegalArgumentException ex) {
				logger.warn("Cannot read block sizes from {}, which are measured again: {}", file, ex.toString());
			}
		}
	}

	/** Empty where the key is unknown, or its value is not a size. */
	synchronized Optional<Integer> find(String key) {
		String value = this.sizes.getProperty(key, "");
		return value.matches("[1-9]\\d{0,5}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
	}

	synchronized void put(String key, int size) {
		this.sizes.setProperty(key, String.valueOf(size));
		if (this.file == null) {
			return;
		}
		Path part = this.file.resolveSibling(this.file.getFileName() + ".part");
		try {
			Files.createDirectories(this.file.toAbsolutePath().getParent());
			try (OutputStream stream = Files.newOutputStream(part)) {
				this.sizes.store(stream, "Measured block sizes");
			}
			Files.move(part, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			logger.warn("Cannot write block sizes: {}", ex.toString());
		}
	}

}
