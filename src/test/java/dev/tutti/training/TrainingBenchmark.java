package dev.tutti.training;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.device.Device;
import dev.tutti.device.Devices;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Trains an ensemble with an engine, evaluates both splits after every epoch, and prints
 * one line of JSON with the number of images trained per second, evaluation included.
 * Exits with 1 and one line on the standard error stream when a member diverges, as the
 * time of such a training says nothing.
 */
public final class TrainingBenchmark {

	private static final Map<String, String> DEFAULTS = Map.ofEntries(Map.entry("engine", "torch"),
			Map.entry("device", Device.CPU), Map.entry("arch", "mlp"), Map.entry("dataset", "fashion-mnist"),
			Map.entry("data", "/usr/share/datasets/fashion-mnist"), Map.entry("train", "10000"),
			Map.entry("test", "2000"), Map.entry("members", "8"), Map.entry("batch", "100"), Map.entry("epochs", "2"),
			Map.entry("slots", "2"), Map.entry("block", ""), Map.entry("learning-rate", ""));

	private final Map<String, String> options = new HashMap<>(DEFAULTS);

	private TrainingBenchmark(String... arguments) {
		for (int i = 0; i < arguments.length; i += 2) {
			String name = arguments[i].replaceFirst("^--", "");
			if (!DEFAULTS.containsKey(name) || i + 1 == arguments.length) {
				throw new IllegalArgumentException("Unknown option or no value: " + arguments[i]);
			}
			this.options.put(name, arguments[i + 1]);
		}
	}

	/**
	 * @param arguments options with their values, such as {@code --engine torch}
	 * {@code --arch resnet} {@code --learning-rate 0.02}
	 */
	public static void main(String[] arguments) throws Exception {
		// other threads, such as a library's, must not keep the process alive
		System.exit(run(System.out, System.err, arguments));
	}

	/**
	 * Runs the benchmark.
	 * @return 0; 1 where a member diverged; 2 for invalid arguments
	 */
	static int run(PrintStream out, PrintStream err, String... arguments) throws Exception {
		try {
			TrainingBenchmark benchmark = new TrainingBenchmark(arguments);
			return benchmark.train(benchmark.plan(), out, err);
		}
		catch (IllegalArgumentException ex) {
			err.println(ex.getMessage());
			return 2;
		}
	}

	private TrainingPlan plan() throws IOException {
		Architecture architecture = BenchmarkArchitecture.of(text("arch"));
		Map<Split, Examples> examples = text("dataset").equals("digits") ? BenchmarkExamples.digits()
				: BenchmarkExamples.fashionMnist(Path.of(text("data")), number("train"), number("test"));
		Optimizer optimizer = text("learning-rate").isEmpty() ? null
				: new Optimizer.Sgd(Double.valueOf(text("learning-rate")), null, null, null);
		Training training = new Training(Integer.valueOf(number("epochs")), Integer.valueOf(number("batch")), optimizer,
				null, null);
		return new TrainingPlan(examples, 10, architecture, training,
				Checkpoint.of(training, new Evaluation(null), examples.get(Split.TRAIN).size()), 1);
	}

	private int train(TrainingPlan plan, PrintStream out, PrintStream err) throws Exception {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(Devices.class);
			context.scan(TrainingEngine.class.getPackageName() + "." + text("engine"));
			context.refresh();
			TrainingEngine engine = context.getBean(TrainingEngine.class);
			Device device = context.getBean(Devices.class)
				.list()
				.stream()
				.filter((one) -> one.name().startsWith(text("device")))
				.findFirst()
				.orElseThrow();
			int members = number("members");
			int slots = number("slots");
			int block = text("block").isEmpty()
					? TrainingEngine.evenBlockSize(members, engine.blockSize(plan, device, slots), slots)
					: number("block");
			BenchmarkMonitor monitor = new BenchmarkMonitor(plan);
			long start = System.nanoTime();
			double processor = train(plan, engine, device, block, monitor);
			double seconds = (System.nanoTime() - start) / 1e9;
			if (monitor.divergence() != null) {
				err.println(monitor.divergence() + ": choose a smaller --learning-rate");
				return 1;
			}
			double images = (double) members * plan.training().epochs() * plan.examples().get(Split.TRAIN).size();
			String architecture = text("arch").startsWith("{") ? text("arch") : "\"" + text("arch") + "\"";
			out.printf(Locale.ROOT,
					"{\"engine\": \"%s\", \"arch\": %s, \"dataset\": \"%s\", \"members\": %d, \"epochs\": %d, "
							+ "\"batch\": %d, \"slots\": %d, \"block\": %d, \"wall_s\": %.3f, "
							+ "\"wall_images_per_s\": %.0f, \"cpu_s\": %.3f, \"test_accuracy\": %.4f}%n",
					text("engine"), architecture, text("dataset"), members, plan.training().epochs(),
					plan.training().batchSize(), slots, block, seconds, images / seconds, processor,
					monitor.accuracies() / members);
			return 0;
		}
	}

	/** Trains all blocks, and returns the seconds of CPU time that they took. */
	private double train(TrainingPlan plan, TrainingEngine engine, Device device, int block, BenchmarkMonitor monitor)
			throws InterruptedException, ExecutionException {
		DoubleAdder processor = new DoubleAdder();
		ExecutorService executor = Executors.newFixedThreadPool(number("slots"));
		try {
			List<Future<?>> blocks = new ArrayList<>();
			for (int first = 0; first < number("members"); first += block) {
				List<Integer> members = IntStream.range(first, Math.min(number("members"), first + block))
					.boxed()
					.toList();
				blocks.add(executor.submit(() -> {
					ThreadMXBean threads = ManagementFactory.getThreadMXBean();
					long begun = threads.getCurrentThreadCpuTime();
					engine.train(plan, members, device, monitor);
					processor.add((threads.getCurrentThreadCpuTime() - begun) / 1e9);
				}));
			}
			for (Future<?> one : blocks) {
				one.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
		return processor.sum();
	}

	private String text(String option) {
		return this.options.get(option);
	}

	private int number(String option) {
		return Integer.parseInt(text(option));
	}

}
