package dev.tutti.training.dl4j.memory;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Bulk access to the memory of a contiguous array.
 * <p>
 * It is host memory, on which operations of ND4J's CPU backend work. With the CUDA
 * backend an array also has device memory, and ND4J tracks which copy is newer: host
 * memory is synchronized before access, and writes are reported. This follows ND4J's API
 * and is untested on a GPU.
 */
public final class NativeFloats {

	private final INDArray array;

	private final FloatPointer pointer;

	private final AffinityManager affinity;

	private NativeFloats(INDArray array) {
		this.array = array;
		this.affinity = Nd4j.getAffinityManager();
		// host memory is allocated from here on
		this.affinity.ensureLocation(array, Location.HOST);
		this.pointer = new FloatPointer(array.data().addressPointer());
	}

	/** The memory of an array, which must not be closed before. */
	public static NativeFloats of(INDArray array) {
		return new NativeFloats(array);
	}

	/** Writes the first values. */
	public void write(float[] values, int count) {
		if (count < this.array.length()) {
			// the rest is unchanged
			this.affinity.ensureLocation(this.array, Location.HOST);
		}
		this.pointer.put(values, 0, count);
		this.affinity.tagLocation(this.array, Location.HOST);
	}

	/** Reads the first values. */
	public void read(float[] into, int count) {
		this.affinity.ensureLocation(this.array, Location.HOST);
		this.pointer.get(into, 0, count);
	}

}
