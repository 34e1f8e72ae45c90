package dev.tutti.dataset.format.folder;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tutti.dataset.upload.ClassNames;
import org.jspecify.annotations.Nullable;

/**
 * The classes of folders, by code point of the folders' names. Names that differ in
 * Unicode's normal form alone, as macOS and Linux write them, are one class.
 */
final class FolderClasses {

	private final ClassNames names;

	private final List<String> merged = new ArrayList<>();

	/**
	 * Numbers the classes.
	 * @param folders the names that occur
	 * @param given the names by label, if another order is wanted
	 */
	FolderClasses(Collection<String> folders, @Nullable List<String> given) {
		Map<String, String> ordered = new HashMap<>();
		for (String folder : folders) {
			String name = composed(folder);
			String before = ordered.putIfAbsent(name, folder);
			if (before != null && !before.equals(folder)) {
				ordered.put(name, name);
				this.merged.add(name);
			}
		}
		List<String> found = ordered.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(CodePoints.ORDER))
			.map(Map.Entry::getKey)
			.toList();
		this.names = new ClassNames(found,
				(given != null) ? given.stream().map(FolderClasses::composed).toList() : found);
	}

	/** The classes by label. */
	List<String> list() {
		return this.names.classes();
	}

	int label(String folder) {
		return this.names.label(composed(folder));
	}

	/** The names of the classes that were written in several forms. */
	List<String> merged() {
		return this.merged.stream().distinct().sorted(CodePoints.ORDER).toList();
	}

	private static String composed(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFC);
	}

}
