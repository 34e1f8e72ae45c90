package dev.tutti.dataset.format.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import dev.tutti.dataset.format.folder.ImageFoldersFormat;
import dev.tutti.dataset.upload.DecompressedStream;
import dev.tutti.dataset.upload.UploadedFile;

/**
 * A zip of NPY arrays, as numpy.savez writes it: x_train, y_train, x_test and y_test, as
 * Keras calls them, or train_images, train_labels, test_images and test_labels. Other
 * arrays are skipped.
 */
public final class NpzFormat {

	private static final String ENDING = ".npy";

	private NpzFormat() {
	}

	public static boolean isNpz(UploadedFile file) throws IOException {
		try (ZipFile zip = ImageFoldersFormat.open(file)) {
			return zip.stream().anyMatch((entry) -> entry.getName().endsWith(ENDING));
		}
	}

	/** Extracts the arrays into a folder, under generated names. */
	public static List<UploadedFile> unpack(UploadedFile file, Path folder) throws IOException {
		List<UploadedFile> arrays = new ArrayList<>();
		try (ZipFile zip = ImageFoldersFormat.open(file)) {
			long left = file.mostBytes();
			for (ZipEntry entry : zip.stream().filter((each) -> each.getName().endsWith(ENDING)).toList()) {
				UploadedFile array = new UploadedFile(entry.getName(), folder.resolve("array" + arrays.size() + ENDING),
						file.mostBytes());
				if (array.isTrain() || array.isTest()) {
					try (InputStream in = DecompressedStream.of(file.name(), zip.getInputStream(entry), left)) {
						left -= Files.copy(in, array.path());
					}
					arrays.add(array);
				}
			}
		}
		return arrays;
	}

}
