package dev.tutti.training.torch;

import java.util.Arrays;

import dev.tutti.training.Predictions;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Evaluates all members on a split. Only what they answer leaves the device.
 */
final class Evaluator {

	private static final int MOST = 500;

	private static final int FEWEST = 50;

	/**
	 * Values between two layers of a member, for as many examples as are taken at a time.
	 */
	private static final int VALUES = 1 << 19;

	private final Network network;

	private final Parameters parameters;

	private final Statistics statistics;

	private final Backend backend;

	private final Tensor labels;

	private final Tensor confidence;

	private final Tensor margin;

	private final DeviceExamples examples;

	private final Arena arena;

	/**
	 * Examples at a time: the same whatever the number of members, as sums may be added
	 * up in another order where there are fewer rows.
	 */
	private final int length;

	private final Chunk chunk;

	private final Chunk last;

	Evaluator(Network network, Parameters parameters, Statistics statistics, Arena arena, DeviceExamples examples) {
		this.network = network;
		this.parameters = parameters;
		this.statistics = statistics;
		this.backend = arena.backend();
		this.arena = arena;
		this.examples = examples;
		int size = examples.size();
		this.labels = this.backend.zerosOf(ScalarType.Int, parameters.members(), size);
		this.confidence = this.backend.zeros(parameters.members(), size);
		this.margin = this.backend.zeros(parameters.members(), size);
		this.length = Math.min(size, Math.max(FEWEST, Math.min(MOST, VALUES / network.widest())));
		this.chunk = new Chunk(this.length);
		this.last = (size % this.length != 0) ? new Chunk(size % this.length) : this.chunk;
	}

	/** Of every member, in their order. */
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
			Predictions[] answers = new Predictions[this.parameters.members()];
			for (int m = 0; m < answers.length; m++) {
				answers[m] = new Predictions(Arrays.copyOfRange(labels, m * size, (m + 1) * size),
						Arrays.copyOfRange(confidence, m * size, (m + 1) * size),
						Arrays.copyOfRange(margin, m * size, (m + 1) * size));
			}
			return answers;
		}
	}

	/** A pass over examples that all members see alike. */
	private final class Chunk {

		private final Tensor input;

		private final Pass pass;

		private final Tensor softmax;

		Chunk(int length) {
			int members = Evaluator.this.parameters.members();
			long features = Evaluator.this.examples.features().size(1);
			this.input = Evaluator.this.backend.zeros(Evaluator.this.network.shares() ? 1 : members, length, features);
			this.pass = new Pass(Evaluator.this.network, Evaluator.this.parameters, Evaluator.this.statistics,
					Evaluator.this.arena, this.input.expand(members, length, features), false);
			this.softmax = Evaluator.this.arena.allocate(this.pass.logits().shape()).values();
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
