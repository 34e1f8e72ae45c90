package dev.tutti.array;

import java.io.IOException;
import java.io.InputStream;

/**
 * An array in NumPy's NPY format, read as a stream: the header eagerly, the values on
 * demand. Floats of 2 to 8 bytes, integers of 1 to 8 bytes and booleans (1 is true), of
 * either byte order, in C order.
 *
 * @see FortranOrder
 */
public final class NpyArray extends ArrayStream {

	private final boolean fortranOrder;

	private NpyArray(String name, InputStream in, NpyHeader header) {
		super(name, in, header.type(), header.shape());
		this.fortranOrder = header.fortranOrder();
	}

	/** Whether a file that starts so can be an NPY file. */
	public static boolean isNpy(byte[] start) {
		return NpyHeader.isNpy(start);
	}

	/**
	 * Reads a header. Leaves the stream at the first value; the caller closes it.
	 * @param name for the messages
	 * @throws MalformedFileException if it is not an NPY file, has an unsupported type,
	 * or is in Fortran order
	 */
	public static NpyArray open(String name, InputStream in) throws IOException {
		NpyArray array = openInAnyOrder(name, in);
		if (array.isFortranOrder()) {
			throw new MalformedFileException(
					name + " is in Fortran order. Save numpy.ascontiguousarray(array) instead.");
		}
		return array;
	}

	/**
	 * Reads a header, as {@link #open}, also of an array in Fortran order: its values
	 * come in that order.
	 */
	public static NpyArray openInAnyOrder(String name, InputStream in) throws IOException {
		return new NpyArray(name, in, NpyHeader.read(name, in));
	}

	/** Whether the first dimension runs fastest, where that differs from C order. */
	public boolean isFortranOrder() {
		return this.fortranOrder;
	}

	/**
	 * The header of a C-ordered array, for writing.
	 * @param type the NumPy type, such as {@code |u1} or {@code <f4}
	 */
	public static byte[] header(String type, int... shape) {
		return NpyHeader.write(type, shape);
	}

}
