package dev.tutti.training;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.DoubleAdder;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Linear;
import dev.tutti.architecture.Mlp;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.device.Device;
import dev.tutti.device.Devices;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Trains an ensemble with an engine, evaluating both splits after every epoch, and prints
 * one line of JSON: images trained a second, evaluation included.
 */
public final class TrainingBenchmark {

	private TrainingBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("engine", "torch", "arch", "mlp", "dataset",
				"fashion-mnist", "members", "8", "batch", "100", "epochs", "2", "slots", "2", "train", "10000", "test",
				"2000"));
		options.put("device", Device.CPU);
		options.put("data", "/usr/share/datasets/fashion-mnist");
		for (int i = 0; i < arguments.length; i += 2) {
			options.put(arguments[i].substring(2), arguments[i + 1]);
		}
		int epochs = number(options, "epochs");
		int members = number(options, "members");
		int slots = number(options, "slots");
		Architecture architecture = switch (options.get("arch")) {
			case "linear" -> new Linear();
			case "mlp" -> new Mlp(null, null, null);
			default -> new SmallCnn(null, null, null, null, null);
		};
		Map<Split, Examples> examples = options.get("dataset").equals("digits") ? BenchmarkExamples.digits()
				: BenchmarkExamples.fashionMnist(Path.of(options.get("data")), number(options, "train"), number(options, "test"));
		Training training = new Training(epochs, number(options, "batch"), null, null, null);
		int size = examples.get(Split.TRAIN).size();
		TrainingPlan plan = new TrainingPlan(examples, 10, architecture, training,
				Checkpoint.of(training, new Evaluation(null), size), 1);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(Devices.class);
			context.scan(Devices.class.getPackageName() + "." + options.get("engine"));
			context.refresh();
			TrainingEngine engine = context.getBean(TrainingEngine.class);
			Device device = context.getBean(Devices.class)
				.list()
				.stream()
				.filter((one) -> one.name().startsWith(options.get("device")))
				.findFirst()
				.orElseThrow();
			int block = options.containsKey("block") ? number(options, "block")
					: TrainingEngine.evenBlockSize(members, engine.blockSize(plan, device, slots), slots);
			long start = System.nanoTime();
			DoubleAdder correct = new DoubleAdder();
			DoubleAdder processor = new DoubleAdder();
			ExecutorService executor = Executors.newFixedThreadPool(slots);
			List<Future<?>> blocks = new ArrayList<>();
			for (int first = 0; first < members; first += block) {
				List<Integer> numbers = new ArrayList<>();
				for (int member = first; member < Math.min(members, first + block); member++) {
					numbers.add(member);
				}
				blocks.add(executor.submit(() -> {
					long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
					engine.train(plan, numbers, device, new Accuracy(plan, correct));
					processor.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9);
				}));
			}
			for (Future<?> one : blocks) {
				one.get();
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			executor.shutdown();
			System.out.printf(Locale.ROOT,
					"{\"engine\": \"%s\", \"arch\": \"%s\", \"dataset\": \"%s\", \"members\": %d, \"epochs\": %d, "
							+ "\"batch\": %d, \"slots\": %d, \"block\": %d, \"wall_s\": %.3f, "
							+ "\"wall_images_per_s\": %.0f, \"cpu_s\": %.3f, \"test_accuracy\": %.4f}%n",
					options.get("engine"), options.get("arch"), options.get("dataset"), members, epochs,
					training.batchSize(), slots, block, seconds, (double) members * epochs * size / seconds, processor.sum(),
					correct.sum() / members);
		}
	}

	private static int number(Map<String, String> options, String name) {
		return Integer.parseInt(options.get(name));
	}

	/** Sums the members' last accuracies on the test split. */
	private record Accuracy(TrainingPlan plan, DoubleAdder sum) implements TrainingMonitor {

		@Override
		public boolean stopRequested() {
			return false;
		}

		@Override
		public void trained(int member, int examples) {
		}

		@Override
		public void evaluated(int member, Checkpoint checkpoint, Map<Split, Predictions> answers,
				MemberState.Source state) {
			if (checkpoint.number() == this.plan.checkpoints().size() - 1) {
				int[] labels = this.plan.examples().get(Split.TEST).labels();
				int[] predicted = answers.get(Split.TEST).labels();
				int correct = 0;
				for (int i = 0; i < labels.length; i++) {
					correct += (labels[i] == predicted[i]) ? 1 : 0;
				}
				this.sum.add((double) correct / labels.length);
			}
		}

		@Override
		public void diverged(int member, double epoch) {
			throw new IllegalStateException("Member " + member + " diverged in epoch " + epoch);
		}

		@Override
		public @Nullable MemberState resume(int member) {
			return null;
		}

	}

}
