package dev.tutti.dataset.format.webdataset;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A file of a shard.
 *
 * @param key of its example: its path up to the first dot of the last part
 * @param ending what follows, in lower case
 */
record Member(String path, String key, String ending) {

	static final String CLASS = "cls";

	/** As in WebDataset's own code (tariterators.py). */
	private static final Pattern NAME = Pattern.compile("((?:.*/|)[^.]+)[.]([^/]*)");

	private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "bmp", "gif", "webp", "tif", "tiff", "ppm",
			"pgm");

	/** The member of that path; {@code null} if it belongs to no example. */
	static @Nullable Member find(String path) {
		Matcher name = NAME.matcher(path);
		boolean about = !path.contains("/") && path.startsWith("__") && path.endsWith("__");
		if (about || !name.matches() || path.substring(path.lastIndexOf('/') + 1).startsWith("._")) {
			return null;
		}
		return new Member(path, name.group(1), name.group(2).toLowerCase(Locale.ROOT));
	}

	boolean isClass() {
		return this.ending.equals(CLASS);
	}

	boolean isImage() {
		return IMAGES.contains(this.ending.substring(this.ending.lastIndexOf('.') + 1));
	}

}
