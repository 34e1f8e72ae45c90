package dev.tutti.training.torch.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.training.lowering.BatchNorm;
import dev.tutti.training.lowering.ParameterShape;
import dev.tutti.training.lowering.ParameterShape.Role;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.RunningStatistics;
import dev.tutti.training.torch.memory.StackedParameters;
import dev.tutti.training.torch.memory.TensorArena;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Batch norm against loops in double precision that follow its definition. */
class BatchNormStageTest {

	private static final double EPSILON = 1e-5;

	private static final int STEPS = 6;

	/** Of each kind, the mean and the deviation of the values. */
	static Stream<Arguments> inputs() {
		return Stream
			.of(new Sizes(3, 5, 6, 7), new Sizes(1, 9, 4, 16), new Sizes(4, 8, 1, 33), new Sizes(2, 1, 1, 3),
					new Sizes(2, 3, 2, 1), new Sizes(2, 1, 1, 1), new Sizes(1, 40, 400, 8))
			.flatMap((sizes) -> Stream.of(Arguments.of(sizes, 0.5, 2.0), Arguments.of(sizes, 300.0, 1.0),
					Arguments.of(sizes, 0.0, 1e-4), Arguments.of(sizes, 3.1, 0.0)));
	}

	@ParameterizedTest
	@MethodSource("inputs")
	void matchesNaiveBatchNorm(Sizes sizes, double mean, double deviation) {
		try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
			Backend backend = new Backend(new Device("cpu"), ScalarType.Float);
			Random random = new Random(3);
			StackedParameters parameters = new StackedParameters(backend, sizes.members,
					List.of(vector(Role.SCALE, sizes), vector(Role.SHIFT, sizes)));
			RunningStatistics statistics = new RunningStatistics(backend, sizes.members,
					List.of(vector(Role.MEAN, sizes), vector(Role.VARIANCE, sizes)));
			float[] learned = new float[2 * sizes.channels];
			for (int m = 0; m < sizes.members; m++) {
				for (int i = 0; i < learned.length; i++) {
					learned[i] = 0.1f * m + random.nextFloat();
				}
				parameters.write(parameters.values(), m, learned);
			}
			Tensor input = backend.zeros(sizes.members, sizes.examples, (long) sizes.places * sizes.channels);
			BatchNormStage training = stage(sizes, parameters, statistics, input, true);
			BatchNormStage evaluation = stage(sizes, parameters, statistics, input, false);
			List<double[][]> seen = new ArrayList<>();
			for (int step = 0; step < STEPS; step++) {
				float[] values = new float[sizes.size()];
				for (int i = 0; i < values.length; i++) {
					values[i] = (float) (mean + step + deviation * random.nextGaussian());
				}
				input.copy_(backend.of(values, input.shape()));
				training.forward();
				statistics.average(step);
				double[][] batch = moments(sizes, values);
				assertClose(training.output().values(), normalised(sizes, values, batch, parameters), mean, deviation);
				seen.add(batch);
				evaluation.forward();
				assertClose(evaluation.output().values(), normalised(sizes, values, averages(seen), parameters), mean,
						deviation);
			}
		}
	}

	private static ParameterShape vector(Role role, Sizes sizes) {
		return new ParameterShape(role, 1, sizes.channels, sizes.channels);
	}

	private static BatchNormStage stage(Sizes sizes, StackedParameters parameters, RunningStatistics statistics,
			Tensor input, boolean training) {
		Backend backend = new Backend(new Device("cpu"), ScalarType.Float);
		StageContext context = new StageContext(parameters, statistics, new TensorArena(backend), training);
		LayerShape shape = LayerShape.image(sizes.channels, sizes.places, 1);
		return new BatchNormStage(new BatchNorm(shape, 0, 0), context, input, context.output(input, shape.size()),
				true);
	}

	/** Means and variances, one a member and channel. */
	private static double[][] moments(Sizes sizes, float[] values) {
		double[][] moments = new double[2][sizes.members * sizes.channels];
		for (int i = 0; i < values.length; i++) {
			moments[0][at(sizes, i)] += (double) values[i] / sizes.rows();
		}
		for (int i = 0; i < values.length; i++) {
			moments[1][at(sizes, i)] += Math.pow(values[i] - moments[0][at(sizes, i)], 2) / sizes.rows();
		}
		return moments;
	}

	/** Batch k of n weighs 0.9^(n-k), divided by the sum of these. */
	private static double[][] averages(List<double[][]> seen) {
		double[][] averages = new double[2][seen.get(0)[0].length];
		double sum = 0;
		for (int k = 0; k < seen.size(); k++) {
			double weight = Math.pow(0.9, seen.size() - k);
			sum += weight;
			for (int i = 0; i < averages[0].length; i++) {
				averages[0][i] += weight * seen.get(k)[0][i];
				averages[1][i] += weight * seen.get(k)[1][i];
			}
		}
		for (int i = 0; i < averages[0].length; i++) {
			averages[0][i] /= sum;
			averages[1][i] /= sum;
		}
		return averages;
	}

	private static double[] normalised(Sizes sizes, float[] values, double[][] moments, StackedParameters parameters) {
		float[] scales = Backend.floats(parameters.value(0));
		float[] shifts = Backend.floats(parameters.value(1));
		double[] expected = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			int at = at(sizes, i);
			expected[i] = (values[i] - moments[0][at]) / Math.sqrt(moments[1][at] + EPSILON) * scales[at] + shifts[at];
		}
		return expected;
	}

	/** The member and channel of a value. */
	private static int at(Sizes sizes, int value) {
		int member = value / (sizes.rows() * sizes.channels);
		return member * sizes.channels + value % sizes.channels;
	}

	/** Up to roundings of the inputs, which a small deviation magnifies. */
	private static void assertClose(Tensor actual, double[] expected, double mean, double deviation) {
		float[] values = Backend.floats(actual);
		double allowed = 2e-5 + 3e-6 * (mean + STEPS) / Math.sqrt(deviation * deviation + EPSILON);
		for (int i = 0; i < expected.length; i++) {
			assertThat((double) values[i]).isCloseTo(expected[i], Offset.offset(allowed * (1 + Math.abs(expected[i]))));
		}
	}

	private record Sizes(int members, int examples, int places, int channels) {

		int rows() {
			return this.examples * this.places;
		}

		int size() {
			return this.members * rows() * this.channels;
		}

	}

}
