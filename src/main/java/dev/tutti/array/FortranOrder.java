package dev.tutti.array;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Rewrites NPY files in Fortran order, where the first dimension runs fastest, in C
 * order, so that they can be read example by example. Some of the examples are gathered
 * at a time; the array is never in memory.
 */
public final class FortranOrder {

	private static final int BLOCK = 1 << 26;

	private final String name;

	private final NpyHeader header;

	/** The number of examples: the size of the first dimension. */
	private final int examples;

	/** The number of values of an example. */
	private final int values;

	/** Where each value of an example, in the file's order, is in C order. */
	private final int[] places;

	private FortranOrder(String name, NpyHeader header) {
		this.name = name;
		this.header = header;
		this.examples = header.shape()[0];
		this.places = places(header.shape());
		this.values = this.places.length;
	}

	/**
	 * Rewrites a file that is in Fortran order.
	 * @param name for the messages
	 * @param to is created
	 * @throws MalformedFileException if it has more or fewer values than its header says
	 */
	public static void rewrite(String name, Path from, Path to) throws IOException {
		NpyHeader header;
		try (InputStream in = new BufferedInputStream(Files.newInputStream(from))) {
			header = NpyHeader.read(name, in);
		}
		try (FileChannel in = FileChannel.open(from);
				FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			new FortranOrder(name, header).rewrite(in, out);
		}
	}

	private void rewrite(FileChannel in, FileChannel out) throws IOException {
		int width = this.header.type().width();
		long present = (in.size() - this.header.length()) / width;
		long declared = (long) this.examples * this.values;
		if (in.size() != this.header.length() + declared * width) {
			throw new MalformedFileException("%s is %s: its header declares %d values, it has %d.".formatted(this.name,
					(present < declared) ? "truncated" : "too long", declared, present));
		}
		write(out, ByteBuffer.wrap(NpyHeader.write(type(), this.header.shape())));
		int most = Math.max(1, Math.min(this.examples, BLOCK / Math.max(1, this.values * width)));
		for (int first = 0; first < this.examples; first += most) {
			write(out, ByteBuffer.wrap(block(in, first, Math.min(most, this.examples - first))));
		}
	}

	/** Some examples in C order. */
	private byte[] block(FileChannel in, int first, int count) throws IOException {
		int width = this.header.type().width();
		byte[] block = new byte[count * this.values * width];
		ByteBuffer column = ByteBuffer.allocate(count * width);
		for (int value = 0; value < this.values; value++) {
			read(in, column.clear(), this.header.length() + ((long) value * this.examples + first) * width);
			int place = this.places[value] * width;
			for (int example = 0; example < count; example++) {
				System.arraycopy(column.array(), example * width, block, place + example * this.values * width, width);
			}
		}
		return block;
	}

	private void read(FileChannel in, ByteBuffer into, long position) throws IOException {
		for (long at = position; into.hasRemaining();) {
			int read = in.read(into, at);
			if (read < 0) {
				throw new MalformedFileException(this.name + " is truncated.");
			}
			at += read;
		}
	}

	private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			out.write(bytes);
		}
	}

	private String type() {
		NumberType type = this.header.type();
		return "%s%s%d".formatted((type.order() == ByteOrder.BIG_ENDIAN) ? ">" : "<", type.kind(), type.width());
	}

	private static int[] places(int[] shape) {
		int values = 1;
		for (int i = 1; i < shape.length; i++) {
			values = Math.multiplyExact(values, shape[i]);
		}
		int[] places = new int[values];
		for (int value = 0; value < values; value++) {
			int rest = value;
			int step = values;
			for (int i = 1; i < shape.length; i++) {
				step /= shape[i];
				places[value] += rest % shape[i] * step;
				rest /= shape[i];
			}
		}
		return places;
	}

}
