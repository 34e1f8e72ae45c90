package dev.tutti.training.torch;

import java.util.Arrays;

import dev.tutti.training.Predictions;
import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.lowering.Dense;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.lowering.Operation;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.DeviceExamples;
import dev.tutti.training.torch.network.NetworkPass;
import dev.tutti.training.torch.stage.StageContext;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Evaluates all members on a split. Only their predictions are copied from the device.
 */
final class Evaluator {

	private static final int MOST = 500;

	private static final int FEWEST = 50;

	/** The values of one member between two operations, for all examples of a chunk. */
	private static final int VALUES = 1 << 19;

	private final LoweredNetwork network;

	private final StageContext context;

	private final Tensor labels;

	private final Tensor confidence;

	private final Tensor margin;

	private final DeviceExamples examples;

	/**
	 * Examples at a time. It does not depend on the number of members, since sums over
	 * fewer rows may be added in another order.
	 */
	private final int length;

	private final Chunk chunk;

	private final Chunk last;

	Evaluator(LoweredNetwork network, StageContext context, DeviceExamples examples) {
		this.network = network;
		this.context = context;
		this.examples = examples;
		Backend backend = context.backend();
		int members = context.parameters().members();
		int size = examples.size();
		this.labels = backend.zerosOf(ScalarType.Int, members, size);
		this.confidence = backend.zeros(members, size);
		this.margin = backend.zeros(members, size);
		this.length = Math.min(size, Math.max(FEWEST, Math.min(MOST, VALUES / widest(network))));
		this.chunk = new Chunk(this.length);
		this.last = (size % this.length != 0) ? new Chunk(size % this.length) : this.chunk;
	}

	/** The most values that an operation computes for one example. */
	private static int widest(LoweredNetwork network) {
		return network.flatten().mapToInt((operation) -> operation.outputShape().size()).max().orElseThrow();
	}

	/** The predictions of each member, in the order of the members. */
	Predictions[] evaluate() {
		int size = this.examples.size();
		for (int start = 0; start < size; start += this.length) {
			try (PointerScope scope = new PointerScope()) {
				int length = Math.min(this.length, size - start);
				((length == this.length) ? this.chunk : this.last).evaluate(start, length);
			}
		}
		try (PointerScope scope = new PointerScope()) {
			int[] labels = Backend.ints(this.labels);
			float[] confidence = Backend.floats(this.confidence);
			float[] margin = Backend.floats(this.margin);
			Predictions[] predictions = new Predictions[this.context.parameters().members()];
			for (int m = 0; m < predictions.length; m++) {
				int from = m * size;
				int to = from + size;
				predictions[m] = new Predictions(Arrays.copyOfRange(labels, from, to),
						Arrays.copyOfRange(confidence, from, to), Arrays.copyOfRange(margin, from, to));
			}
			return predictions;
		}
	}

	/** A pass over examples, which are the same for all members. */
	private final class Chunk {

		private final Tensor input;

		private final NetworkPass pass;

		private final Tensor softmax;

		Chunk(int length) {
			StageContext context = Evaluator.this.context;
			int members = context.parameters().members();
			long features = Evaluator.this.examples.features().size(1);
			this.input = context.backend().zeros(canShareInput() ? 1 : members, length, features);
			this.pass = new NetworkPass(Evaluator.this.network, context, this.input.expand(members, length, features));
			this.softmax = context.arena().allocate(this.pass.logits().shape()).values();
		}

		/** Whether the first stage can read one copy of the examples for all members. */
		private boolean canShareInput() {
			Operation first = Evaluator.this.network.operations().get(0);
			return first instanceof Convolution || first instanceof Dense;
		}

		void evaluate(int start, int length) {
			this.input.copy_(Evaluator.this.examples.features().narrow(0, start, length));
			this.pass.forward();
			Tensor logits = this.pass.logits();
			Tensor labels = Evaluator.this.examples.labels()
				.narrow(0, start, length)
				.view(1, 1, length)
				.expand(logits.size(0), 1, length);
			torch.softmax_out(this.softmax, logits, 1);
			part(Evaluator.this.confidence, start, length).copy_(this.softmax.gather(1, labels).squeeze(1));
			T_TensorTensor_T best = logits.max(1);
			part(Evaluator.this.labels, start, length).copy_(best.get1());
			Tensor own = logits.gather(1, labels).squeeze(1);
			logits.scatter_(1, labels, new Scalar(Float.NEGATIVE_INFINITY));
			part(Evaluator.this.margin, start, length).copy_(own.sub(logits.amax(new long[] { 1 }, false)));
		}

		private static Tensor part(Tensor all, int start, int length) {
			return all.narrow(1, start, length);
		}

	}

}
