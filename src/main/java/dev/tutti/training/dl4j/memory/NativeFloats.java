package dev.tutti.training.dl4j.memory;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The memory of a contiguous array, to be copied to and from in one go.
 * <p>
 * It is the host's. With ND4J's backend for processors that is where operations work.
 * With the one for CUDA an array has memory on the GPU as well, and ND4J keeps which of
 * the two is newer: it is asked to bring the host's up to date before it is touched, and
 * told of what was written. That is by its API alone and has never run on a GPU.
 */
public final class NativeFloats {

	private final INDArray array;

	private final FloatPointer pointer;

	private final AffinityManager affinity;

	private NativeFloats(INDArray array) {
		this.array = array;
		this.affinity = Nd4j.getAffinityManager();
		// memory on the host is there from now on
		this.affinity.ensureLocation(array, Location.HOST);
		this.pointer = new FloatPointer(array.data().addressPointer());
	}

	public static NativeFloats of(INDArray array) {
		return new NativeFloats(array);
	}

	public void write(float[] values, int count) {
		if (count < this.array.length()) {
			// the rest stays as it is
			this.affinity.ensureLocation(this.array, Location.HOST);
		}
		this.pointer.put(values, 0, count);
		this.affinity.tagLocation(this.array, Location.HOST);
	}

	public void read(float[] into, int count) {
		this.affinity.ensureLocation(this.array, Location.HOST);
		this.pointer.get(into, 0, count);
	}

}
