package dev.tutti.dataset.format.folder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.format.archive.EntryPath;

/**
 * The path of a file or folder in an archive.
 *
 * @param entry its name there
 * @param path with {@code /} between its parts; of a folder with one at the end
 */
record ArchivePath(String entry, String path) {

	private static final Map<String, String> LEFT_BEHIND = Map.of("__macosx", "left by macOS", ".ds_store",
			"left by macOS", ".ipynb_checkpoints", "left by Jupyter", "thumbs.db", "left by Windows", "desktop.ini",
			"left by Windows");

	/**
	 * Reads a name, whose parts may be separated by {@code \} too.
	 * @param archive the name of the file, for the messages
	 * @throws InvalidDatasetException if it leads out of the archive or is too long
	 */
	static ArchivePath of(String archive, String entry) {
		String path = EntryPath.of(archive, entry).replaceAll("/(\\.?/)+", "/");
		if (path.length() > Keys.LONGEST) {
			throw new InvalidDatasetException("%s has an entry whose path is %d characters long; the maximum is %d: %s…"
				.formatted(archive, path.length(), Keys.LONGEST, path.substring(0, 64)));
		}
		return new ArchivePath(entry, path);
	}

	boolean isFolder() {
		return this.path.isEmpty() || this.path.endsWith("/");
	}

	/** The names of the folders and of the file. */
	List<String> parts() {
		return List.of(this.path.split("/"));
	}

	/** Who leaves such a file or folder behind by itself, if anyone does. */
	Optional<String> findOrigin() {
		String[] parts = this.path.split("/");
		return Arrays.stream(parts)
			.map((part) -> part.startsWith("._") ? "left by macOS" : LEFT_BEHIND.get(part.toLowerCase(Locale.ROOT)))
			.filter((origin) -> origin != null)
			.findFirst();
	}

}
