package dev.tutti.history;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;
import dev.tutti.dataset.Split;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * How long histories take to be written and read, and how large they are: run it with a
 * database (h2 or postgresql), a folder, the numbers of members, checkpoints, training
 * and test examples, and the number of writers.
 */
final class HistoryBenchmark {

	private static final OperatingSystemMXBean PROCESS = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private final LabelledDatasets datasets;

	private final int members;

	private final int checkpoints;

	private HistoryBenchmark(int members, int checkpoints, int train, int test) {
		this.datasets = new LabelledDatasets().add("synthetic", 10, train, test);
		this.members = members;
		this.checkpoints = checkpoints;
	}

	public static void main(String[] arguments) throws Exception {
		String database = arguments[0];
		Path folder = Path.of(arguments[1]);
		int[] numbers = Stream.of(arguments).skip(2).mapToInt(Integer::parseInt).toArray();
		HistoryBenchmark benchmark = new HistoryBenchmark(numbers[0], numbers[1], numbers[2], numbers[3]);
		if (database.equals("h2")) {
			String url = "jdbc:h2:file:" + folder.resolve("tutti")
					+ System.getProperty("h2.settings", ";LOCK_TIMEOUT=10000");
			benchmark.run(numbers[4], () -> new HistoryStore(url, "sa", "h2", benchmark.datasets), folder);
			return;
		}
		try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(folder).start()) {
			String url = postgres.getJdbcUrl("postgres", "postgres");
			benchmark.run(numbers[4], () -> new HistoryStore(url, "postgres", "postgresql", benchmark.datasets),
					folder);
		}
	}

	private void run(int writers, Callable<HistoryStore> open, Path folder) throws Exception {
		HistoryLayout layout;
		generate(writers, (member, checkpoint, labels) -> {
		});
		print("generating alone", () -> generate(writers, (member, checkpoint, labels) -> {
		}));
		try (HistoryStore store = open.call()) {
			layout = store.addEnsemble("synthetic", this.members, this.checkpoints);
			print("generating and writing", () -> generate(writers,
					(member, checkpoint, labels) -> store.histories.record(layout, member, checkpoint, labels)));
			System.out.printf("%-60s %10.1f MB%n", "size before closing", size(folder) / 1e6);
		}
		System.out.printf("%-60s %10.1f MB%n", "size after closing", size(folder) / 1e6);
		read(open, layout, "with summaries");
		try (HistoryStore store = open.call()) {
			store.jdbc.update("delete from checkpoint_summary");
			store.jdbc.update("delete from learning_summary");
			store.jdbc.update("delete from agreement_summary");
		}
		read(open, layout, "without summaries");
		try (HistoryStore store = open.call()) {
			print("deleting the ensemble", () -> store.jdbc.update("delete from ensemble"));
		}
	}

	private void read(Callable<HistoryStore> open, HistoryLayout layout, String how) throws Exception {
		try (HistoryStore store = open.call()) {
			print("counts of one checkpoint, just opened, " + how,
					() -> store.histories.of(layout, Split.TRAIN).counts(this.checkpoints / 2));
			print("the same again", () -> store.histories.of(layout, Split.TRAIN).counts(this.checkpoints / 2));
		}
		try (HistoryStore store = open.call()) {
			Work counts = () -> {
				for (Split split : List.of(Split.TRAIN, Split.TEST)) {
					for (int checkpoint = 0; checkpoint < this.checkpoints; checkpoint++) {
						store.histories.of(layout, split).counts(checkpoint);
					}
				}
			};
			print("counts of all checkpoints and splits, just opened, " + how, counts);
			print("the same again", counts);
		}
		try (HistoryStore store = open.call()) {
			print("coverage, just opened, " + how, () -> store.histories.of(layout, Split.TRAIN).coverage());
			print("the same again", () -> store.histories.of(layout, Split.TRAIN).coverage());
			print("learning summary, " + how, () -> store.histories.of(layout, Split.TRAIN).learning());
			print("the same again", () -> store.histories.of(layout, Split.TRAIN).learning());
			print("agreement of one checkpoint",
					() -> store.histories.of(layout, Split.TRAIN).agreement(this.checkpoints - 1, null));
			print("the same again",
					() -> store.histories.of(layout, Split.TRAIN).agreement(this.checkpoints - 1, null));
			print("consensus of one checkpoint",
					() -> store.histories.of(layout, Split.TRAIN).consensus(this.checkpoints - 1, null));
			print("the same again",
					() -> store.histories.of(layout, Split.TRAIN).consensus(this.checkpoints - 1, null));
			print("correctness of one checkpoint",
					() -> store.histories.of(layout, Split.TRAIN).correctness(this.checkpoints - 1));
			print("predictions of one checkpoint",
					() -> store.histories.of(layout, Split.TRAIN).predictions(this.checkpoints - 1));
			print("one example", () -> store.histories.of(layout, Split.TRAIN).example(12345));
		}
	}

	private void generate(int writers, Recorder recorder) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(writers);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int writer = 0; writer < writers; writer++) {
				int first = writer;
				running.add(threads.submit(() -> generate(first, writers, recorder)));
			}
			for (Future<?> future : running) {
				future.get();
			}
		}
		finally {
			threads.shutdown();
		}
	}

	/** Every so many members, in step. */
	private void generate(int first, int step, Recorder recorder) {
		List<Map<Split, SyntheticMember>> generators = new ArrayList<>();
		Map<Split, int[]> labels = new TreeMap<>();
		for (int member = first; member < this.members; member += step) {
			Map<Split, SyntheticMember> splits = new TreeMap<>();
			for (Split split : List.of(Split.TRAIN, Split.TEST)) {
				int[] groundTruth = this.datasets.labels("synthetic", split);
				splits.put(split, new SyntheticMember(groundTruth, 10, member));
				labels.put(split, new int[groundTruth.length]);
			}
			generators.add(splits);
		}
		for (int checkpoint = 0; checkpoint < this.checkpoints; checkpoint++) {
			for (int i = 0; i < generators.size(); i++) {
				generators.get(i).forEach((split, generator) -> generator.next(labels.get(split)));
				recorder.record(first + i * step, checkpoint, labels);
			}
		}
	}

	/** The processor time tells more than the clock where other things run beside. */
	private static void print(String what, Work work) throws Exception {
		long start = System.nanoTime();
		long used = PROCESS.getProcessCpuTime();
		work.run();
		System.out.printf("%-60s %10.1f ms %10.1f ms of processor time%n", what, (System.nanoTime() - start) / 1e6,
				(PROCESS.getProcessCpuTime() - used) / 1e6);
	}

	private static long size(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).mapToLong((file) -> file.toFile().length()).sum();
		}
	}

	private interface Work {

		void run() throws Exception;

	}

	private interface Recorder {

		void record(int member, int checkpoint, Map<Split, int[]> labels);

	}

}
