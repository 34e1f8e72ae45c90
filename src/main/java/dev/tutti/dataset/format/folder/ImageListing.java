package dev.tutti.dataset.format.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.image.ImageFileReader;
import dev.tutti.dataset.upload.Understood.PassedOver;

/**
 * What is in an archive.
 *
 * @param images what is meant as images, whether they can be read or not
 * @param others the other files that someone put there
 * @param passedOver everything that is no image, and why it is not used
 */
record ImageListing(List<ArchivePath> images, List<ArchivePath> others, List<PassedOver> passedOver) {

	private static final int START = 32;

	private static final int MOST_NAMED = 5;

	/**
	 * Lists an archive.
	 * @param name of the archive, for the messages
	 * @throws InvalidDatasetException if there are no images, or two entries have the
	 * same path
	 */
	static ImageListing of(String name, ImageZip zip) throws IOException {
		ImageListing listing = new ImageListing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		List<ArchivePath> paths = zip.paths();
		Map<String, String> entries = new HashMap<>();
		Set<String> filled = new HashSet<>();
		for (ArchivePath path : paths) {
			if (path.isFolder()) {
				continue;
			}
			String before = entries.put(path.path(), path.entry());
			if (before != null) {
				throw new InvalidDatasetException("%s has two entries of the path %s: '%s' and '%s'.".formatted(name,
						path.path(), before, path.entry()));
			}
			addFolders(path.path(), filled);
			listing.add(path, zip);
		}
		paths.stream()
			.filter((path) -> path.isFolder() && !path.path().isEmpty() && !filled.contains(path.path()))
			.forEach((path) -> listing.passedOver
				.add(new PassedOver(path.path(), path.findOrigin().orElse("an empty folder"))));
		if (listing.images.isEmpty()) {
			throw new InvalidDatasetException(name + " has no images in it"
					+ (listing.passedOver.isEmpty() ? "."
							: ", but " + listing.passedOver.stream()
								.limit(MOST_NAMED)
								.map((each) -> "%s (%s)".formatted(each.name(), each.reason()))
								.collect(Collectors.joining(", ")) + "."));
		}
		return listing;
	}

	private void add(ArchivePath path, ImageZip zip) throws IOException {
		if (path.findOrigin().isPresent()) {
			this.passedOver.add(new PassedOver(path.path(), path.findOrigin().get()));
		}
		else if (ImageFileReader.isImage(path.path(), new byte[0])
				|| ImageFileReader.isImage(path.path(), zip.start(path, START))) {
			this.images.add(path);
		}
		else {
			this.others.add(path);
			this.passedOver.add(new PassedOver(path.path(), "not an image"));
		}
	}

	private static void addFolders(String path, Set<String> folders) {
		for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
			if (!folders.add(path.substring(0, end + 1))) {
				return;
			}
		}
	}

}
