package dev.tutti.training.dl4j;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The memory of a contiguous array, to be copied to and from in one go. */
final class NativeFloats {

	private final FloatPointer pointer;

	private NativeFloats(FloatPointer pointer) {
		this.pointer = pointer;
	}

	static NativeFloats of(INDArray array) {
		return new NativeFloats(new FloatPointer(array.data().addressPointer()));
	}

	void write(float[] values, int count) {
		this.pointer.put(values, 0, count);
	}

	void read(float[] into, int count) {
		this.pointer.get(into, 0, count);
	}

}
