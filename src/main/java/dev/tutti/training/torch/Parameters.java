package dev.tutti.training.torch;

import java.util.List;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The parameters of all members and what belongs to each of them, in flat memory: each
 * tensor of all members in a row, weights before biases. So an update is a handful of
 * operations, and each tensor a batch of contiguous matrices.
 */
final class Parameters {

	private final Backend backend;

	private final int members;

	private final List<ParameterShape> shapes;

	private final long[] offsets;

	private final long weightsEnd;

	private final long size;

	private final Tensor values;

	private final Tensor gradients;

	private Scalar carry = new Scalar(0.0f);

	Parameters(Backend backend, int members, List<ParameterShape> shapes) {
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
			if (this.shapes.get(i).weight() == weights) {
				this.offsets[i] = end;
				end += (long) this.members * this.shapes.get(i).size();
			}
		}
		return Arena.padded(end);
	}

	int members() {
		return this.members;
	}

	List<ParameterShape> shapes() {
		return this.shapes;
	}

	Tensor values() {
		return this.values;
	}

	Tensor gradients() {
		return this.gradients;
	}

	/** The part of a flat tensor that belongs to weights. */
	Tensor weights(Tensor flat) {
		return flat.narrow(0, 0, this.weightsEnd);
	}

	/** Another flat tensor, of zeros. */
	Tensor like() {
		return this.backend.zeros(this.size);
	}

	/** {@code members x rows x columns} of one parameter. */
	Tensor value(int parameter) {
		return view(this.values, parameter);
	}

	Tensor gradient(int parameter) {
		return view(this.gradients, parameter);
	}

	/** What share of the old gradients is kept when new ones are added: a momentum. */
	Scalar carry() {
		return this.carry;
	}

	void carry(double share) {
		this.carry = new Scalar(share);
	}

	/** A member's part of a flat tensor, parameter by parameter. */
	float[] read(Tensor flat, int member) {
		float[] all = new float[memberSize()];
		int at = 0;
		for (int i = 0; i < this.offsets.length; i++) {
			float[] one = Backend.floats(row(flat, i, member));
			System.arraycopy(one, 0, all, at, one.length);
			at += one.length;
		}
		return all;
	}

	void write(Tensor flat, int member, float[] all) {
		int at = 0;
		for (int i = 0; i < this.offsets.length; i++) {
			int length = this.shapes.get(i).size();
			float[] one = new float[length];
			System.arraycopy(all, at, one, 0, length);
			row(flat, i, member).copy_(this.backend.of(one, this.shapes.get(i).rows(), this.shapes.get(i).columns()));
			at += length;
		}
	}

	/** The number of parameters of a member. */
	int memberSize() {
		return this.shapes.stream().mapToInt(ParameterShape::size).sum();
	}

	private Tensor row(Tensor flat, int parameter, int member) {
		return view(flat, parameter).select(0, member);
	}

	private Tensor view(Tensor flat, int parameter) {
		ParameterShape shape = this.shapes.get(parameter);
		Tensor values = flat.narrow(0, this.offsets[parameter], (long) this.members * shape.size());
		return shape.columnMajor() ? values.view(this.members, shape.columns(), shape.rows()).transpose(1, 2)
				: values.view(this.members, shape.rows(), shape.columns());
	}

}
