package dev.tutti.dataset.format.folder;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.tutti.dataset.InvalidDatasetException;

/**
 * The images of a split.
 *
 * @param name of the split's folder; empty where no folder says a split
 * @param images seen from the folders of the classes
 */
record SplitFolder(String name, List<ImagePath> images) {

	/**
	 * Images below a split's folder, from which one is dropped that repeats its name and
	 * holds all.
	 */
	static SplitFolder of(String name, List<ImagePath> images) {
		boolean repeated = images.stream().allMatch((image) -> !image.isDirect() && image.outermost().equals(name));
		List<ImagePath> inner = repeated ? images.stream().map(ImagePath::below).toList() : images;
		boolean folders = inner.stream().noneMatch(ImagePath::isDirect);
		boolean files = inner.stream().allMatch(ImagePath::isDirect);
		return new SplitFolder(name, (folders || files) ? inner : images);
	}

	/** All images, where no folder says a split. */
	static SplitFolder ofClasses(List<ImagePath> images) {
		return new SplitFolder("", images);
	}

	/** Whether all images lie directly in it. */
	boolean isWithoutClasses() {
		return this.images.stream().allMatch(ImagePath::isDirect);
	}

	/**
	 * The names of the class folders, in Unicode's normal form C.
	 * @throws InvalidDatasetException if an image is in none
	 */
	Set<String> classFolders() {
		for (ImagePath image : this.images) {
			if (image.isDirect()) {
				throw noClass(image.key(), this.name);
			}
		}
		return this.images.stream()
			.map((image) -> composed(image.outermost()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Whether its images lie in one folder that is none of the others' classes, such as
	 * images/.
	 */
	boolean isInOtherFolder(Set<String> classes) {
		return !classes.isEmpty() && this.images.stream()
			.allMatch((image) -> image.folders().size() == 1 && image.outermost().equals(this.images.get(0).outermost())
					&& !classes.contains(composed(image.outermost())));
	}

	private static String composed(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFC);
	}

	static InvalidDatasetException noClass(String path, String folder) {
		return new InvalidDatasetException(
				"'%s' in %s is not in a class folder. Put the images of each class into a folder of its name."
					.formatted(path, folder));
	}

}
