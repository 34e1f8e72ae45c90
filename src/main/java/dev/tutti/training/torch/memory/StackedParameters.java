package dev.tutti.training.torch.memory;

import java.util.List;

import dev.tutti.training.lowering.ParameterShape;
import dev.tutti.training.lowering.ParameterShape.Role;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The parameters of all members with their gradients, in flat memory: each parameter
 * tensor of all members contiguous, weights before all others. An optimizer then updates
 * everything in a few operations, and each parameter tensor is a batch of matrices.
 */
public final class StackedParameters {

	/** Up to this many columns, products are faster with contiguous columns. */
	private static final int NARROW = 12;

	private final Backend backend;

	private final int members;

	private final List<ParameterShape> shapes;

	private final long[] offsets;

	private final long weightsEnd;

	private final long size;

	private final Tensor values;

	private final Tensor gradients;

	private Scalar momentum = new Scalar(0.0f);

	public StackedParameters(Backend backend, int members, List<ParameterShape> shapes) {
		this.backend = backend;
		this.members = members;
		this.shapes = shapes;
		this.offsets = new long[shapes.size()];
		long end = place(true, 0);
		this.weightsEnd = end;
		this.size = place(false, end);
		this.values = backend.zeros(this.size);
		this.gradients = backend.zeros(this.size);
	}

	private long place(boolean weights, long start) {
		long end = start;
		for (int i = 0; i < this.offsets.length; i++) {
			if ((this.shapes.get(i).role() == Role.WEIGHT) == weights) {
				this.offsets[i] = end;
				end += (long) this.members * this.shapes.get(i).size();
			}
		}
		return TensorArena.padded(end);
	}

	public int members() {
		return this.members;
	}

	public Tensor values() {
		return this.values;
	}

	public Tensor gradients() {
		return this.gradients;
	}

	/** The weights' part of a flat tensor. */
	public Tensor weights(Tensor flat) {
		return flat.narrow(0, 0, this.weightsEnd);
	}

	/** A flat tensor of zeros, laid out like the parameters. */
	public Tensor zerosLike() {
		return this.backend.zeros(this.size);
	}

	/** One parameter tensor of all members, {@code members x fan-in x units}. */
	public Tensor value(int parameter) {
		return view(this.values, parameter);
	}

	/** The gradient by one parameter tensor, of the same shape. */
	public Tensor gradient(int parameter) {
		return view(this.gradients, parameter);
	}

	/** The factor of the previous gradients, to which a backward pass adds its own. */
	public Scalar momentum() {
		return this.momentum;
	}

	public void momentum(double factor) {
		this.momentum = new Scalar(factor);
	}

	/** Copies one member's part of a flat tensor to the JVM, parameter by parameter. */
	public float[] read(Tensor flat, int member) {
		float[] all = new float[memberSize()];
		int at = 0;
		for (int i = 0; i < this.offsets.length; i++) {
			float[] one = Backend.floats(row(flat, i, member));
			System.arraycopy(one, 0, all, at, one.length);
			at += one.length;
		}
		return all;
	}

	/** Writes one member's part of a flat tensor, as {@link #read} returns it. */
	public void write(Tensor flat, int member, float[] all) {
		int at = 0;
		for (int i = 0; i < this.offsets.length; i++) {
			int length = this.shapes.get(i).size();
			float[] one = new float[length];
			System.arraycopy(all, at, one, 0, length);
			row(flat, i, member).copy_(this.backend.of(one, this.shapes.get(i).fanIn(), this.shapes.get(i).units()));
			at += length;
		}
	}

	/** The number of values of one member. */
	public int memberSize() {
		return this.shapes.stream().mapToInt(ParameterShape::size).sum();
	}

	private Tensor row(Tensor flat, int parameter, int member) {
		return view(flat, parameter).select(0, member);
	}

	private Tensor view(Tensor flat, int parameter) {
		ParameterShape shape = this.shapes.get(parameter);
		Tensor values = flat.narrow(0, this.offsets[parameter], (long) this.members * shape.size());
		return columnMajor(shape) ? values.view(this.members, shape.units(), shape.fanIn()).transpose(1, 2)
				: values.view(this.members, shape.fanIn(), shape.units());
	}

	/** Whether values are stored column by column: those of layers with few units. */
	private static boolean columnMajor(ParameterShape shape) {
		return shape.role() == Role.WEIGHT && shape.units() == shape.fanOut() && shape.units() <= NARROW;
	}

}
