package dev.tutti.training.dl4j;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Linear;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.training.MemberRandom;
import dev.tutti.training.Optimizer;
import dev.tutti.training.TestExamples;
import dev.tutti.training.TestPlan;
import dev.tutti.training.dl4j.parameter.DeclaredNetwork;
import dev.tutti.training.lowering.LoweredNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Prints the images per second that members are trained on, compared with
 * Deeplearning4j's own training loop on the same network: by wall time and by CPU time,
 * which other processes of the machine disturb less. Not a test.
 */
final class Dl4jThroughput {

	private static final double SECONDS = 1.5;

	private static final int ROUNDS = 4;

	private Dl4jThroughput() {
	}

	public static void main(String[] arguments) throws Exception {
		Dl4jLibraries.load();
		Mlp mlp = new Mlp(null, null, null);
		SmallCnn cnn = new SmallCnn(null, null, null, null, null);
		print("mlp 784-128-64-10, batch 100", mlp, 28, 100);
		print("small-cnn 28x28, batch 100", cnn, 28, 100);
		print("mlp digits, batch 32", mlp, 8, 32);
		print("small-cnn digits, batch 32", cnn, 8, 32);
		print("linear digits, batch 32", new Linear(), 8, 32);
	}

	private static void print(String name, Architecture architecture, int side, int batch) throws Exception {
		TestExamples examples = TestExamples.noisy(new Shape(1, side, side), 10, batch * 10, 1, 0);
		TestPlan plan = TestPlan.of(architecture)
			.examples(Map.of(Split.TRAIN, examples, Split.TEST, examples), 10)
			.optimizer(new Optimizer.Sgd(0.01, 0.9, false, null))
			.batchSize(batch);
		measure(name + ", stock", 1, () -> stock(plan));
		measure(name, 1, () -> bound(plan));
		measure(name, 2, () -> bound(plan));
	}

	private static void measure(String name, int threads, Supplier<Step> steps) throws Exception {
		double clock = 0;
		double processor = 0;
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			for (int round = 0; round < ROUNDS; round++) {
				List<Future<Count>> counts = IntStream.range(0, threads)
					.mapToObj((thread) -> pool.submit(() -> count(steps.get())))
					.toList();
				double byClock = 0;
				double byProcessor = 0;
				for (Future<Count> count : counts) {
					byClock += count.get().images() / count.get().seconds();
					byProcessor += count.get().images() / count.get().processor();
				}
				clock = Math.max(clock, byClock);
				processor = Math.max(processor, byProcessor);
			}
		}
		finally {
			pool.shutdown();
		}
		System.out.printf("%-36s threads %d: %,10.0f images/s, %,10.0f by CPU time%n", name, threads, clock, processor);
	}

	private static Count count(Step step) {
		for (int i = 0; i < 5; i++) {
			step.run();
		}
		long start = System.nanoTime();
		long processor = processor();
		long images = 0;
		while (System.nanoTime() - start < SECONDS * 1e9) {
			images += step.run();
		}
		return new Count(images, (System.nanoTime() - start) / 1e9, (processor() - processor) / 1e9);
	}

	private static long processor() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static Step bound(TestPlan plan) {
		TrainedNetwork network = new TrainedNetwork(plan.plan());
		network.begin(new SplittableRandom(1));
		int[] order = MemberRandom.order(1, 0, 0, plan.train().size());
		int batch = plan.training().batchSize();
		long[] number = { 0 };
		return () -> {
			int from = (int) (number[0]++ % 10) * batch;
			network.step(plan.train(), order, from, batch, 0.01, number[0], new SplittableRandom(1));
			return batch;
		};
	}

	private static Step stock(TestPlan plan) {
		ComputationGraph network = new ComputationGraph(
				DeclaredNetwork.of(LoweredNetwork.of(plan.architecture(), plan.train().shape(), 10)));
		network.init();
		int batch = plan.training().batchSize();
		long[] shape = (network.getLayer(0).getParam("W").rank() != 2)
				? new long[] { batch, plan.train().shape().height(), plan.train().shape().width(), 1 }
				: new long[] { batch, plan.train().shape().size() };
		DataSet data = new DataSet(Nd4j.rand(shape),
				Nd4j.eye(batch).get(NDArrayIndex.all(), NDArrayIndex.interval(0, 10)).dup());
		return () -> {
			network.fit(data);
			return batch;
		};
	}

	/** One thread's count: images, seconds, seconds of CPU time. */
	private record Count(long images, double seconds, double processor) {
	}

	@FunctionalInterface
	private interface Step {

		int run();

	}

}
