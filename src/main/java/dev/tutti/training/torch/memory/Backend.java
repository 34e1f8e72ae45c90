package dev.tutti.training.torch.memory;

import java.util.concurrent.atomic.LongAdder;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The device that tensors are allocated on, and the type of real numbers: single
 * precision, or double precision to check gradients.
 */
public final class Backend {

	private final Device device;

	private final ScalarType type;

	private final boolean wide;

	private final LongAdder allocated = new LongAdder();

	/**
	 * @param wide whether to compute with few, large operations, which suit a GPU,
	 * instead of operations that stay within a cache
	 */
	public Backend(Device device, ScalarType type, boolean wide) {
		this.device = device;
		this.type = type;
		this.wide = wide;
	}

	public Backend(Device device, ScalarType type) {
		this(device, type, !device.is_cpu());
	}

	/** libtorch's device "meta", whose tensors have shapes but no memory. */
	public static Backend meta(boolean wide) {
		return new Backend(new Device("meta"), ScalarType.Float, wide);
	}

	/** Single precision on a device, named as libtorch names it. */
	public static Backend on(String device) {
		return new Backend(new Device(device), ScalarType.Float);
	}

	public boolean wide() {
		return this.wide;
	}

	/** The bytes allocated so far, including those that were freed. */
	public long allocated() {
		return this.allocated.sum();
	}

	public Tensor zeros(long... shape) {
		return zerosOf(this.type, shape);
	}

	public Tensor zerosOf(ScalarType type, long... shape) {
		return counted(torch.zeros(shape, options(type)));
	}

	public Tensor ones(long... shape) {
		return counted(torch.ones(shape, options(this.type)));
	}

	public Tensor of(float[] values, long... shape) {
		return place(Tensor.create(values, shape), this.type);
	}

	public Tensor of(double[] values, long... shape) {
		return place(Tensor.create(values, shape), this.type);
	}

	public Tensor of(int[] values, ScalarType type, long... shape) {
		return place(Tensor.create(values, shape), type);
	}

	/** Copies the values to the JVM, in single precision. */
	public static float[] floats(Tensor tensor) {
		Tensor host = tensor.cpu().to(ScalarType.Float).contiguous();
		float[] values = new float[(int) host.numel()];
		host.data_ptr_float().get(values);
		return values;
	}

	/** Copies the values to the JVM, as integers. */
	public static int[] ints(Tensor tensor) {
		Tensor host = tensor.cpu().to(ScalarType.Int).contiguous();
		int[] values = new int[(int) host.numel()];
		host.data_ptr_int().get(values);
		return values;
	}

	private Tensor place(Tensor tensor, ScalarType type) {
		return counted(tensor.to(this.device, type));
	}

	private Tensor counted(Tensor tensor) {
		this.allocated.add(tensor.nbytes());
		return tensor;
	}

	private TensorOptions options(ScalarType type) {
		return new TensorOptions().dtype(new ScalarTypeOptional(type)).device(new DeviceOptional(this.device));
	}

}
