package dev.tutti.dataset.format.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tutti.dataset.InvalidDatasetException;

/**
 * The classes of images that lie in no class folder, in a text file of their split's
 * folder whose lines begin with a file's name and its class, as Tiny ImageNet's
 * val_annotations.txt.
 *
 * @param path of the file
 * @param classes by the names of the images
 */
record Annotations(String path, Map<String, String> classes) {

	private static final String ENDING = "annotations.txt";

	private static final int MOST_BYTES = 1 << 26;

	/**
	 * Finds the file of a split.
	 * @param folder of the split
	 * @param files those that are no images
	 */
	static Optional<Annotations> find(SplitFolder folder, List<ArchivePath> files, ImageZip zip) throws IOException {
		for (ArchivePath file : files) {
			List<String> parts = file.parts();
			if (file.path().endsWith(ENDING) && parts.size() > 1 && parts.get(parts.size() - 2).equals(folder.name())) {
				return Optional.of(of(file.path(), new String(zip.start(file, MOST_BYTES), StandardCharsets.UTF_8)));
			}
		}
		return Optional.empty();
	}

	private static Annotations of(String path, String text) {
		Map<String, String> classes = new HashMap<>();
		text.lines().map((line) -> line.split("\\s+")).filter((cells) -> cells.length > 1).forEach((cells) -> {
			String before = classes.put(cells[0], cells[1]);
			if (before != null && !before.equals(cells[1])) {
				throw new InvalidDatasetException(
						"%s says that %s is %s and %s.".formatted(path, cells[0], before, cells[1]));
			}
		});
		return new Annotations(path, classes);
	}

	/**
	 * The class of an image.
	 * @throws InvalidDatasetException if it is not in the file
	 */
	String get(ImagePath image) {
		String name = this.classes.get(image.file());
		if (name == null) {
			throw new InvalidDatasetException("%s does not say the class of %s.".formatted(this.path, image.key()));
		}
		return name;
	}

}
