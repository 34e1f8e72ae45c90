package dev.tutti.dataset.format.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.tutti.dataset.InvalidDatasetException;

/** The path of a file in an archive, and what its name says. */
public final class EntryPath {

	private static final Set<String> CLUTTER = Set.of("__macosx", ".ipynb_checkpoints", ".ds_store", "thumbs.db",
			"desktop.ini");

	private static final List<String> IMAGES = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif",
			".tiff", ".ppm", ".pgm");

	private static final List<String> DOCUMENTS = List.of(".md", ".rst", ".html", ".htm", ".pdf", ".json", ".yml",
			".yaml", ".xml", ".py", ".ipynb", ".sh", ".c", ".names", ".doc", ".docx", ".gitattributes", ".gitignore",
			".sha256", ".md5");

	private static final Set<String> TITLES = Set.of("readme", "license", "licence", "copying", "changelog", "changes",
			"citation", "authors", "index", "notice");

	private EntryPath() {
	}

	/**
	 * A path with {@code /}, without a leading {@code ./}.
	 * @throws InvalidDatasetException if it leads out of the archive
	 */
	public static String of(String archive, String name) {
		String path = name.replace('\\', '/').replaceFirst("^(\\./)+", "");
		if (path.startsWith("/") || path.matches("[A-Za-z]:.*") || Arrays.asList(path.split("/")).contains("..")) {
			throw new InvalidDatasetException(
					"%s has an entry '%s', whose path leads out of it.".formatted(archive, name));
		}
		return path;
	}

	/** Whether systems leave such files behind by themselves. */
	static boolean isClutter(String path) {
		String[] parts = path.toLowerCase(Locale.ROOT).split("/");
		return Arrays.stream(parts).anyMatch(CLUTTER::contains) || parts[parts.length - 1].startsWith("._");
	}

	static boolean isImage(String path) {
		String lower = path.toLowerCase(Locale.ROOT);
		return IMAGES.stream().anyMatch(lower::endsWith);
	}

	/** Whether it is about the data rather than the data. */
	static boolean isDocument(String path) {
		String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
		int dot = name.indexOf('.');
		// a hidden folder is a tool's, such as .git or the .cache of a download from
		// Hugging Face
		return path.startsWith(".") || path.contains("/.") || DOCUMENTS.stream().anyMatch(name::endsWith)
				|| TITLES.contains((dot > 0) ? name.substring(0, dot) : name);
	}

	static boolean isRecords(String path) {
		return path.toLowerCase(Locale.ROOT).matches(".*\\.bin(\\.gz)?");
	}

	static boolean isText(String path) {
		return path.toLowerCase(Locale.ROOT).endsWith(".txt");
	}

}
