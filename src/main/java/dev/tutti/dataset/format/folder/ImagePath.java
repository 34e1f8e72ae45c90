package dev.tutti.dataset.format.folder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/**
 * The path of an image in a zip file.
 *
 * @param path the complete path
 * @param split the split of the enclosing folder, if any
 * @param className the name of its folder
 */
public record ImagePath(String path, @Nullable Split split, String className) {

	/**
	 * Parses a path.
	 * @param zip the name of the file, for the messages
	 * @throws InvalidDatasetException if it leads out of the zip or is in no folder
	 */
	public static ImagePath of(String zip, String path) {
		List<String> parts = Arrays.asList(path.split("/", -1));
		if (path.contains("\\") || path.startsWith("/") || path.matches("[A-Za-z]:.*") || parts.contains("..")) {
			throw new InvalidDatasetException("%s has an entry '%s' whose path leads out of it.".formatted(zip, path));
		}
		if (isHidden(path)) {
			return new ImagePath(path, null, "");
		}
		if (parts.size() < 2 || split(parts.get(parts.size() - 2)) != null) {
			throw new InvalidDatasetException("'%s' in %s is not in a class folder.".formatted(path, zip));
		}
		Split split = null;
		for (String folder : parts.subList(0, parts.size() - 2)) {
			split = (split != null) ? split : split(folder);
		}
		return new ImagePath(path, split, parts.get(parts.size() - 2));
	}

	/** Whether it is operating-system metadata, such as __MACOSX. */
	public boolean isHidden() {
		return isHidden(this.path);
	}

	private static boolean isHidden(String path) {
		return path.endsWith("Thumbs.db")
				|| Arrays.stream(path.split("/")).anyMatch((part) -> part.startsWith(".") || part.startsWith("__"));
	}

	private static @Nullable Split split(String folder) {
		String name = folder.toLowerCase(Locale.ROOT);
		return Stream.of(Split.TRAIN, Split.TEST).filter((split) -> split.name().equals(name)).findFirst().orElse(null);
	}

}
