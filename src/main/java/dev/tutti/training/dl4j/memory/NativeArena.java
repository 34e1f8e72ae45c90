package dev.tutti.training.dl4j.memory;

import java.util.ArrayList;
import java.util.List;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native arrays and operations of one network. Operations are bound to their arrays
 * once: binding takes ten times as long as execution on a small network. Everything is
 * freed on close, since the garbage collector does not track native memory.
 */
public final class NativeArena implements AutoCloseable {

	private final List<INDArray> arrays = new ArrayList<>();

	private final List<OpContext> contexts = new ArrayList<>();

	/** A row-major array of zeros. */
	public INDArray array(long... shape) {
		INDArray array = Nd4j.create(DataType.FLOAT, shape);
		this.arrays.add(array);
		return array;
	}

	/** Binds an ND4J operation with one output. */
	public Runnable operation(String name, List<INDArray> inputs, INDArray output, long... arguments) {
		return operation(name, inputs, List.of(output), new double[0], arguments);
	}

	/**
	 * Binds an ND4J operation.
	 * @param parameters its floating-point arguments
	 * @param arguments its integer arguments
	 */
	public Runnable operation(String name, List<INDArray> inputs, List<INDArray> outputs, double[] parameters,
			long... arguments) {
		CustomOp operation = DynamicCustomOp.builder(name).build();
		OpContext context = context(inputs, outputs);
		context.setTArguments(parameters);
		context.setIArguments(arguments);
		return () -> Nd4j.getExecutioner().exec(operation, context);
	}

	/** The arrays of an operation whose arguments change with every step. */
	public OpContext context(List<INDArray> inputs, List<INDArray> outputs) {
		OpContext context = Nd4j.getExecutioner().buildContext();
		this.contexts.add(context);
		context.setInputArrays(inputs);
		context.setOutputArrays(outputs);
		return context;
	}

	/** Binds a matrix product; either operand may be transposed. */
	public Runnable product(INDArray left, boolean transposeLeft, INDArray right, boolean transposeRight,
			INDArray into) {
		return operation("matmul", List.of(left, right), into, transposeLeft ? 1 : 0, transposeRight ? 1 : 0, 0);
	}

	@Override
	public void close() {
		for (OpContext context : this.contexts) {
			try {
				context.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}
		this.arrays.forEach(INDArray::close);
	}

}
