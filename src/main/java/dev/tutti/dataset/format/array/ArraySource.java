package dev.tutti.dataset.format.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import dev.tutti.array.ArrayStream;
import dev.tutti.array.FortranOrder;
import dev.tutti.array.IdxFile;
import dev.tutti.array.MalformedFileException;
import dev.tutti.array.NpyArray;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.upload.ArrayName;
import dev.tutti.dataset.upload.ParsedDataset;

/**
 * An array of an upload: a file of its own, or an entry of an NPZ.
 *
 * @param title for messages
 * @param name what its name says
 * @param content its decompressed bytes, from the start each time
 */
record ArraySource(String title, ArrayName name, Content content) {

	private static final int START = 8;

	/** Opens it, in C order; the stream is the caller's. */
	ArrayStream open(InputStream in) throws IOException {
		return isNpy() ? NpyArray.open(this.title, in) : IdxFile.open(this.title, in);
	}

	/** Its shape: of one example at least, and bounded. */
	int[] shape() throws IOException {
		int[] shape;
		try (InputStream in = this.content.open()) {
			shape = (isNpy() ? NpyArray.openInAnyOrder(this.title, in) : IdxFile.open(this.title, in)).shape();
		}
		if (shape.length == 0) {
			throw new MalformedFileException(this.title + " holds a single value, not one an example.");
		}
		if (shape[0] == 0) {
			throw new InvalidDatasetException(
					"%s has the shape %s: no examples.".formatted(this.title, Arrays.toString(shape)));
		}
		if (shape[0] > ParsedDataset.MOST_EXAMPLES) {
			throw new InvalidDatasetException("%s has %d examples; the maximum is %d.".formatted(this.title, shape[0],
					ParsedDataset.MOST_EXAMPLES));
		}
		return shape;
	}

	/**
	 * The same array in C order, rewritten if it is not.
	 * @param work a folder for what is rewritten
	 */
	ArraySource inExampleOrder(Path work) throws IOException {
		try (InputStream in = this.content.open()) {
			if (!isNpy() || !NpyArray.openInAnyOrder(this.title, in).isFortranOrder()) {
				return this;
			}
		}
		Path columns = Files.createTempFile(work, "columns", ".npy");
		Path rows = work.resolve(columns.getFileName() + ".rows");
		try (InputStream in = this.content.open()) {
			Files.delete(columns);
			Files.copy(in, columns);
			FortranOrder.rewrite(this.title, columns, rows);
		}
		finally {
			Files.deleteIfExists(columns);
		}
		return new ArraySource(this.title, this.name, () -> Files.newInputStream(rows));
	}

	private boolean isNpy() throws IOException {
		try (InputStream in = this.content.open()) {
			return NpyArray.isNpy(in.readNBytes(START));
		}
	}

	/** The decompressed bytes of an array. */
	interface Content {

		InputStream open() throws IOException;

	}

}
