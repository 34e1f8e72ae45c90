package dev.tutti.dataset.format.folder;

import java.util.Comparator;
import java.util.List;

import dev.tutti.dataset.upload.ClassNames;

/**
 * An image, and the folders between it and the one that is being looked at.
 *
 * @param path in the archive
 * @param key the path without the single root folders that were dropped
 * @param folders those that are left, the outermost first
 */
record ImagePath(ArchivePath path, String key, List<String> folders) {

	/** By the folder's whole path as one string, then by the file's name. */
	static final Comparator<ImagePath> ORDER = Comparator.comparing(ImagePath::parent, ClassNames.BY_CODE_POINT)
		.thenComparing(ImagePath::file, ClassNames.BY_CODE_POINT);

	static ImagePath of(ArchivePath path) {
		List<String> parts = path.parts();
		return new ImagePath(path, path.path(), parts.subList(0, parts.size() - 1));
	}

	/** Whether it lies directly in the folder that is being looked at. */
	boolean isDirect() {
		return this.folders.isEmpty();
	}

	/** The outermost folder that is left. */
	String outermost() {
		return this.folders.get(0);
	}

	/** Its name without folders. */
	String file() {
		return this.key.substring(this.key.lastIndexOf('/') + 1);
	}

	private String parent() {
		return this.key.substring(0, Math.max(0, this.key.lastIndexOf('/')));
	}

	/** Seen from the outermost folder. */
	ImagePath below() {
		return new ImagePath(this.path, this.key, this.folders.subList(1, this.folders.size()));
	}

	/** Seen from the outermost folder, which belongs to no key. */
	ImagePath withoutRoot() {
		return new ImagePath(this.path, this.key.substring(this.key.indexOf('/') + 1),
				this.folders.subList(1, this.folders.size()));
	}

}
