package dev.tutti.training.torch;

import java.util.concurrent.atomic.LongAdder;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Where tensors lie, and of what type those of real numbers are: single precision, or
 * double to check gradients.
 */
final class Backend {

	private final Device device;

	private final ScalarType type;

	private final boolean wide;

	private final LongAdder asked = new LongAdder();

	/**
	 * @param wide whether operations are to be few and large, as GPUs want them, rather
	 * than to stay within a cache
	 */
	Backend(Device device, ScalarType type, boolean wide) {
		this.device = device;
		this.type = type;
		this.wide = wide;
	}

	Backend(Device device, ScalarType type) {
		this(device, type, !device.is_cpu());
	}

	/** Where nothing lies: tensors there have shapes, and no memory. */
	static Backend nowhere(boolean wide) {
		return new Backend(new Device("meta"), ScalarType.Float, wide);
	}

	/** Single precision on a device, by libtorch's name. */
	static Backend on(String device) {
		return new Backend(new Device(device), ScalarType.Float);
	}

	boolean wide() {
		return this.wide;
	}

	/** Bytes asked for so far, whether they are still there or not. */
	long asked() {
		return this.asked.sum();
	}

	Tensor zeros(long... shape) {
		return zerosOf(this.type, shape);
	}

	Tensor zerosOf(ScalarType type, long... shape) {
		return counted(torch.zeros(shape, options(type)));
	}

	Tensor ones(long... shape) {
		return counted(torch.ones(shape, options(this.type)));
	}

	Tensor of(float[] values, long... shape) {
		return place(Tensor.create(values, shape), this.type);
	}

	Tensor of(int[] values, ScalarType type, long... shape) {
		return place(Tensor.create(values, shape), type);
	}

	/** The values in single precision, in memory of the JVM. */
	static float[] floats(Tensor tensor) {
		Tensor host = tensor.cpu().to(ScalarType.Float).contiguous();
		float[] values = new float[(int) host.numel()];
		host.data_ptr_float().get(values);
		return values;
	}

	/** The values as whole numbers, in memory of the JVM. */
	static int[] ints(Tensor tensor) {
		Tensor host = tensor.cpu().to(ScalarType.Int).contiguous();
		int[] values = new int[(int) host.numel()];
		host.data_ptr_int().get(values);
		return values;
	}

	private Tensor place(Tensor tensor, ScalarType type) {
		return counted(tensor.to(this.device, type));
	}

	private Tensor counted(Tensor tensor) {
		this.asked.add(tensor.nbytes());
		return tensor;
	}

	private TensorOptions options(ScalarType type) {
		return new TensorOptions().dtype(new ScalarTypeOptional(type)).device(new DeviceOptional(this.device));
	}

}
