package dev.tutti.training.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import dev.tutti.architecture.Custom;
import dev.tutti.architecture.layer.Activation;
import dev.tutti.architecture.layer.Layer;
import dev.tutti.architecture.layer.LayerShape;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.training.NaiveNetwork;
import dev.tutti.training.TestExamples;
import dev.tutti.training.TestPlan;
import dev.tutti.training.dl4j.network.NaiveParameterMapping;
import dev.tutti.training.dl4j.parameter.NetworkParameters;
import dev.tutti.training.lowering.LoweredNetwork;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

import static org.assertj.core.api.Assertions.assertThat;

/** Steps with batch norms, against the same ones with a naive network. */
class TrainedNetworkTest {

	private static final int CLASSES = 3;

	private static final int BATCH = 5;

	private static final double RATE = 0.05;

	private static final double L2 = 0.1;

	private static final Shape SHAPE = new Shape(1, 4, 4);

	private static final LayerShape INPUT = LayerShape.image(SHAPE.channels(), SHAPE.height(), SHAPE.width());

	private static final Custom ARCHITECTURE = new Custom(List.of(new Layer.Convolution(2, 2, Activation.IDENTITY),
			new Layer.BatchNorm(), new Layer.Activate(Activation.TANH),
			new Layer.Residual(List.of(new Layer.Convolution(3, 1, Activation.TANH), new Layer.BatchNorm())),
			new Layer.AveragePool(2), new Layer.Dense(4, Activation.TANH), new Layer.BatchNorm()));

	/**
	 * The batch norms by their number among layers with parameters: without L2 penalty.
	 */
	private static final List<Integer> NORMS = List.of(1, 3, 6);

	/** Three epochs, whose last mini-batches have three examples. */
	@Test
	void stepsAndRunningStatisticsMatchNaiveNetwork() {
		TestExamples examples = TestExamples.noisy(SHAPE, CLASSES, 13, 3, 0);
		TestPlan plan = TestPlan.of(ARCHITECTURE)
			.examples(Map.of(Split.TRAIN, examples, Split.TEST, examples), CLASSES)
			.optimizer(TestPlan.sgd(RATE, 0.9))
			.batchSize(BATCH)
			.l2(L2);
		List<Layer> layers = ARCHITECTURE.layers(CLASSES);
		NaiveNetwork naive = new NaiveNetwork(layers, INPUT);
		naive.draw(3);
		List<List<double[]>> batches = new ArrayList<>();
		try (TrainedNetwork network = new TrainedNetwork(plan.plan());
				NetworkParameters read = new NetworkParameters(LoweredNetwork.of(ARCHITECTURE, SHAPE, CLASSES))) {
			NaiveParameterMapping mapping = new NaiveParameterMapping(naive, layers, INPUT, read);
			mapping.copy();
			network.begin(new SplittableRandom(1));
			INDArray parameters = network.state().get(network.state().size() - 1);
			parameters.assign(read.values());
			List<double[]> velocity = naive.parameters().stream().map((values) -> new double[values.length]).toList();
			for (int step = 0; step < 9; step++) {
				int from = step % 3 * BATCH;
				int count = Math.min(BATCH, 13 - from);
				int[] order = IntStream.range(0, 13).toArray();
				assertThat(network.step(examples, order, from, count, RATE, step, new SplittableRandom(1))).isTrue();
				step(naive, velocity, examples, from, count);
				batches.add(List.copyOf(naive.batchStatistics()));
				read.values().assign(parameters);
				for (int p = 0; p < naive.parameters().size(); p++) {
					assertThat(mapping.values(p)).as("parameter %d", p)
						.containsExactly(naive.parameters().get(p), Offset.offset(1e-4));
				}
				for (int i = 0; i < naive.batchStatistics().size(); i++) {
					assertThat(mapping.running(i)).containsExactly(average(batches, i), Offset.offset(1e-4));
				}
			}
		}
	}

	private static void step(NaiveNetwork naive, List<double[]> velocity, TestExamples examples, int from, int count) {
		double[][] features = Arrays.copyOfRange(NaiveParameterMapping.features(examples), from, from + count);
		int[] labels = Arrays.copyOfRange(examples.labels(), from, from + count);
		List<double[]> gradients = new ArrayList<>();
		for (int p = 0; p < velocity.size(); p++) {
			double[] parameter = naive.parameters().get(p);
			double l2 = (p % 2 == 0 && !NORMS.contains(p / 2)) ? L2 : 0;
			gradients.add(IntStream.range(0, parameter.length)
				.mapToDouble((i) -> naive.derivative(parameter, i, features, labels) + l2 * parameter[i])
				.toArray());
		}
		naive.loss(features, labels);
		for (int p = 0; p < velocity.size(); p++) {
			for (int i = 0; i < velocity.get(p).length; i++) {
				velocity.get(p)[i] = 0.9 * velocity.get(p)[i] + gradients.get(p)[i];
				naive.parameters().get(p)[i] -= RATE * velocity.get(p)[i];
			}
		}
	}

	/** The weight of each mini-batch is 0.9 of the next one's. */
	private static double[] average(List<List<double[]>> batches, int which) {
		double[] sums = new double[batches.get(0).get(which).length];
		double weights = 0;
		for (int batch = 0; batch < batches.size(); batch++) {
			double weight = Math.pow(0.9, batches.size() - 1 - batch);
			weights += weight;
			for (int i = 0; i < sums.length; i++) {
				sums[i] += weight * batches.get(batch).get(which)[i];
			}
		}
		for (int i = 0; i < sums.length; i++) {
			sums[i] /= weights;
		}
		return sums;
	}

	@Test
	void batchNormOnlyShiftsConstantChannel() {
		TestExamples blank = new TestExamples(SHAPE, new float[13][16], new int[13]);
		TestPlan plan = TestPlan.of(ARCHITECTURE)
			.examples(Map.of(Split.TRAIN, blank, Split.TEST, blank), CLASSES)
			.batchSize(BATCH);
		try (TrainedNetwork network = new TrainedNetwork(plan.plan())) {
			network.begin(new SplittableRandom(1));
			int[] order = IntStream.range(0, 13).toArray();
			for (int step = 0; step < 6; step++) {
				int from = step % 3 * BATCH;
				assertThat(network.step(blank, order, from, Math.min(BATCH, 13 - from), RATE, step,
						new SplittableRandom(1)))
					.isTrue();
			}
			assertThat(network.evaluate(blank).finite()).isTrue();
			assertThat(network.evaluate(blank).predictions().labels()).containsOnly(0);
		}
	}

}
