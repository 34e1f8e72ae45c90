package dev.tutti.dataset.format.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.SplitWords;

/**
 * The folders of an archive by their meaning. Single root folders are dropped unless
 * their name says a split; then the folders of splits are recognised, and below them, or
 * where there are none outermost, those of classes.
 */
final class ImageFolders {

	private static final int MOST_NAMED = 10;

	private final String archive;

	private final SplitWords words;

	private ImageFolders(String archive, SplitWords words) {
		this.archive = archive;
		this.words = words;
	}

	/**
	 * Finds the folders of the splits.
	 * @param archive its name, for the messages
	 * @param images at least one
	 * @return where no folder says a split, that of the archive's name, else
	 * {@code train}
	 * @throws InvalidDatasetException if the folders contradict each other
	 */
	static SortedMap<Split, SplitFolder> read(String archive, List<ArchivePath> images, SplitWords words) {
		return new ImageFolders(archive, words).read(images.stream().map(ImagePath::of).toList());
	}

	private SortedMap<Split, SplitFolder> read(List<ImagePath> all) {
		List<ImagePath> images = all;
		for (Optional<String> root = findRoot(images); root.isPresent(); root = findRoot(images)) {
			images = images.stream().map(ImagePath::withoutRoot).toList();
		}
		Map<String, List<ImagePath>> folders = new LinkedHashMap<>();
		List<String> others = new ArrayList<>();
		SortedMap<Split, String> said = new TreeMap<>();
		for (ImagePath image : images) {
			if (image.isDirect()) {
				others.add(image.key());
			}
			else {
				folders.computeIfAbsent(image.outermost(), (name) -> new ArrayList<>()).add(image.below());
			}
		}
		for (String folder : folders.keySet()) {
			Optional<Split> split = this.words.find(folder);
			split.ifPresentOrElse((each) -> put(said, each, folder), () -> others.add(folder + "/"));
		}
		if (said.isEmpty()) {
			Split split = this.words.find(this.archive.substring(this.archive.lastIndexOf('/') + 1))
				.orElse(Split.TRAIN);
			return new TreeMap<>(Map.of(split, withoutSplits(images)));
		}
		if (!others.isEmpty()) {
			throw new InvalidDatasetException(beside(said, others));
		}
		SortedMap<Split, SplitFolder> splits = new TreeMap<>();
		said.forEach(
				(split, folder) -> splits.put(split, SplitFolder.of(folder, folders.getOrDefault(folder, List.of()))));
		if (splits.size() == 1) {
			checkRoot(splits.values().iterator().next());
		}
		return splits;
	}

	/** A folder around all may be called after its content, such as test-data/train/. */
	private void checkRoot(SplitFolder root) {
		Set<Split> below = new TreeSet<>();
		for (ImagePath image : root.images()) {
			Optional<Split> split = image.isDirect() ? Optional.empty() : this.words.find(image.outermost());
			if (split.isEmpty()) {
				return;
			}
			below.add(split.get());
		}
		if (below.size() > 1) {
			throw new InvalidDatasetException(
					"The name of the folder %s/ says a split, and so do those of all folders in it. Leave it out, or rename it."
						.formatted(root.name()));
		}
	}

	/** The one folder that all images lie below, unless it is a split or a class. */
	private Optional<String> findRoot(List<ImagePath> images) {
		if (images.stream().anyMatch((image) -> image.folders().size() < 2)) {
			return Optional.empty();
		}
		String root = images.get(0).outermost();
		boolean single = images.stream().allMatch((image) -> image.outermost().equals(root));
		return (single && this.words.find(root).isEmpty()) ? Optional.of(root) : Optional.empty();
	}

	private static void put(SortedMap<Split, String> said, Split split, String folder) {
		String other = said.put(split, folder);
		if (other != null) {
			throw new InvalidDatasetException(
					"The folders %s/ and %s/ are both the split %s. Put their images into one of them, or send them as two datasets."
						.formatted(other, folder, split.name()));
		}
	}

	private String beside(SortedMap<Split, String> said, List<String> others) {
		String names = others.stream()
			.map((name) -> name.replaceFirst("/$", ""))
			.limit(MOST_NAMED)
			.collect(Collectors.joining(","));
		return "In %s, %s is beside %s, but no split. If it is one, name it in the part splits (splits=%s); if %s is a class, put all class folders below a folder train/; else leave it out."
			.formatted(this.archive, join(others), join(said.values().stream().map((name) -> name + "/").toList()),
					names, said.values().iterator().next());
	}

	private SplitFolder withoutSplits(List<ImagePath> images) {
		Set<Split> below = new TreeSet<>();
		Set<String> classes = new TreeSet<>();
		Set<String> saying = new TreeSet<>();
		String example = "";
		for (ImagePath image : images) {
			if (image.isDirect()) {
				throw SplitFolder.noClass(image.key(), this.archive);
			}
			classes.add(image.outermost());
			for (String folder : image.below().folders()) {
				Optional<Split> split = this.words.find(folder);
				if (split.isPresent() && saying.add(image.outermost() + "/" + folder)) {
					below.add(split.get());
					example = image.key();
				}
			}
		}
		boolean everywhere = classes.stream()
			.allMatch((name) -> saying.stream().anyMatch((each) -> each.startsWith(name + "/")));
		if (below.size() > 1 || everywhere) {
			throw new InvalidDatasetException(
					"In %s, folders say the split below those of the classes, as in %s. Put the split's folder outermost: train/%s/…, test/%s/…."
						.formatted(this.archive, example, classes.iterator().next(), classes.iterator().next()));
		}
		return SplitFolder.ofClasses(images);
	}

	private static String join(List<String> names) {
		return names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
				+ ((names.size() > MOST_NAMED) ? ", …" : "");
	}

}
