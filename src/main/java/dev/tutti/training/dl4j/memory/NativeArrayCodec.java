package dev.tutti.training.dl4j.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Encodes a member's arrays one after another, as little-endian single-precision numbers.
 */
public final class NativeArrayCodec {

	private NativeArrayCodec() {
	}

	/** Encodes arrays in the given order. */
	public static byte[] encode(List<INDArray> arrays) {
		ByteBuffer bytes = ByteBuffer.allocate(size(arrays)).order(ByteOrder.LITTLE_ENDIAN);
		for (INDArray array : arrays) {
			float[] values = new float[(int) array.length()];
			NativeFloats.of(array).read(values, values.length);
			bytes.asFloatBuffer().put(values);
			bytes.position(bytes.position() + values.length * Float.BYTES);
		}
		return bytes.array();
	}

	/**
	 * Copies encoded values to arrays.
	 * @throws IllegalStateException when the number of values differs
	 */
	public static void decode(byte[] content, List<INDArray> into) {
		if (content.length != size(into)) {
			throw new IllegalStateException("A snapshot has " + content.length + " bytes, but its network needs "
					+ size(into) + ". Delete the snapshot folder to restart the member.");
		}
		ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
		for (INDArray array : into) {
			float[] values = new float[(int) array.length()];
			bytes.asFloatBuffer().get(values);
			bytes.position(bytes.position() + values.length * Float.BYTES);
			NativeFloats.of(array).write(values, values.length);
		}
	}

	private static int size(List<INDArray> arrays) {
		return Math.toIntExact(arrays.stream().mapToLong(INDArray::length).sum() * Float.BYTES);
	}

}
