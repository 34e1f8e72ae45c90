package dev.tutti.dataset.format.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.upload.ClassNames;
import dev.tutti.dataset.upload.SplitWords;
import dev.tutti.dataset.upload.Understood.PassedOver;
import org.jspecify.annotations.Nullable;

/**
 * The images of an archive with the names of their classes.
 *
 * @param splits those of {@code train} alone where no folder says a split
 * @param passedOver what is not used, by path
 */
record LabelledImages(SortedMap<Split, List<LabelledImage>> splits, List<PassedOver> passedOver) {

	/**
	 * Reads the folders of an archive.
	 * @param archive its name, for the messages
	 * @param splits further folders that are splits of their name
	 * @throws InvalidDatasetException if they cannot be understood
	 */
	static LabelledImages read(String archive, ImageZip zip, List<String> splits) throws IOException {
		ImageListing listing = ImageListing.of(archive, zip);
		SortedMap<Split, SplitFolder> folders = ImageFolders.read(archive, listing.images(), new SplitWords(splits));
		Set<String> classes = classes(folders.values());
		LabelledImages labelled = new LabelledImages(new TreeMap<>(), new ArrayList<>(listing.passedOver()));
		for (Map.Entry<Split, SplitFolder> each : folders.entrySet()) {
			SplitFolder folder = each.getValue();
			boolean flat = folder.isWithoutClasses();
			if (!flat && (each.getKey().isTrain() || !folder.isInOtherFolder(classes))) {
				folder.classFolders();
				labelled.add(each.getKey(), folder.images(), ImagePath::outermost);
				continue;
			}
			Optional<Annotations> annotations = Annotations.find(folder, listing.others(), zip);
			if (annotations.isPresent()) {
				labelled.add(each.getKey(), folder.images(), annotations.get()::get);
				labelled.passedOver.removeIf((other) -> other.name().equals(annotations.get().path()));
			}
			else if (!flat) {
				labelled.passOver(folder);
			}
			else if (each.getKey().isTrain() || classes.isEmpty()) {
				throw SplitFolder.noClass(folder.images().get(0).key(), archive);
			}
			else {
				labelled.add(each.getKey(), folder.images(), (image) -> null);
			}
		}
		labelled.passedOver.sort((left, right) -> ClassNames.BY_CODE_POINT.compare(left.name(), right.name()));
		return labelled;
	}

	/** The names of the classes that occur. */
	Set<String> classes() {
		return this.splits.values()
			.stream()
			.flatMap(List::stream)
			.map(LabelledImage::className)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	/** The class folders of splits that have several. */
	private static Set<String> classes(Collection<SplitFolder> folders) {
		return folders.stream()
			.filter((folder) -> !folder.isWithoutClasses())
			.map(SplitFolder::classFolders)
			.filter((classes) -> classes.size() > 1)
			.flatMap(Set::stream)
			.collect(Collectors.toSet());
	}

	private void add(Split split, List<ImagePath> images, Labels labels) {
		this.splits.put(split, images.stream().map((image) -> new LabelledImage(image, labels.find(image))).toList());
	}

	private void passOver(SplitFolder folder) {
		String reason = "%s/%s/ is the folder of no class of the other splits, and %s/ has no file of annotations"
			.formatted(folder.name(), folder.images().get(0).outermost(), folder.name());
		folder.images().forEach((image) -> this.passedOver.add(new PassedOver(image.path().path(), reason)));
	}

	/**
	 * An image.
	 *
	 * @param className {@code null} where its split has no labels
	 */
	record LabelledImage(ImagePath image, @Nullable String className) {

	}

	/** The names of the classes of images. */
	private interface Labels {

		@Nullable String find(ImagePath image);

	}

}
