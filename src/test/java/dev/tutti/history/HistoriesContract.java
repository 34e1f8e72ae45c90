package dev.tutti.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownSplitException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** What histories do on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HistoriesContract {

	private static final int MEMBERS = 5;

	private static final int CHECKPOINTS = 19;

	private final LabelledDatasets datasets = new LabelledDatasets().add("small", 10, 131, 64)
		.add("fine", 300, 90, 40)
		.add("tiny", 3, 9, 5);

	private HistoryStore store;

	private Histories histories;

	abstract HistoryStore open(LabelledDatasets datasets) throws Exception;

	@BeforeAll
	void open() throws Exception {
		this.store = open(this.datasets);
		this.histories = this.store.histories;
	}

	@AfterAll
	void close() throws Exception {
		this.store.close();
	}

	@Test
	void whatIsRecordedIsRead() {
		HistoryLayout layout = this.store.addEnsemble("small", MEMBERS, CHECKPOINTS);
		RandomHistory history = new RandomHistory(layout, this.datasets, 1);
		places(layout).forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places(layout));
	}

	@Test
	void anyOrderIsAsGoodAsTheirOwn() {
		for (int seed = 0; seed < 3; seed++) {
			HistoryLayout layout = this.store.addEnsemble("small", MEMBERS, CHECKPOINTS);
			RandomHistory history = new RandomHistory(layout, this.datasets, seed);
			List<int[]> places = places(layout);
			Collections.shuffle(places, new Random(seed));
			places.forEach((place) -> record(layout, history, place));
			assertHolds(layout, history, places);
		}
	}

	@Test
	void backwardsIsAsGood() {
		HistoryLayout layout = this.store.addEnsemble("small", 2, CHECKPOINTS);
		RandomHistory history = new RandomHistory(layout, this.datasets, 4);
		List<int[]> places = places(layout);
		Collections.reverse(places);
		places.forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places);
	}

	@Test
	void readsBetweenWritesSeeWhatIsThere() {
		HistoryLayout layout = this.store.addEnsemble("small", 3, 10);
		RandomHistory history = new RandomHistory(layout, this.datasets, 5);
		List<int[]> places = places(layout);
		Collections.shuffle(places, new Random(5));
		for (int written = 1; written <= places.size(); written++) {
			record(layout, history, places.get(written - 1));
			assertSums(layout, history, places.subList(0, written));
		}
	}

	@Test
	void aDivergedMemberHasNoLaterCheckpoints() {
		HistoryLayout layout = this.store.addEnsemble("small", MEMBERS, CHECKPOINTS);
		RandomHistory history = new RandomHistory(layout, this.datasets, 6);
		List<int[]> places = new ArrayList<>(places(layout));
		places.removeIf((place) -> (place[0] == 2 && place[1] > 7) || place[0] == 4);
		places.forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places);
		assertThat(this.histories.of(layout, Split.TEST).coverage()).startsWith(4, 4).endsWith(3, 3);
		assertThat(this.histories.of(layout, Split.TEST).counts(18).members()).isEqualTo(3);
	}

	@Test
	void anEnsembleWithoutHistoriesIsEmpty() {
		HistoryLayout layout = this.store.addEnsemble("small", 3, 2);
		assertThat(this.histories.of(layout, Split.TRAIN).coverage()).containsExactly(0, 0);
		CorrectCounts counts = this.histories.of(layout, Split.TRAIN).counts(1);
		assertThat(counts.members()).isZero();
		assertThat(counts.correct()).hasSize(131).containsOnly(0);
		assertThat(counts.accuracies()).isEmpty();
		assertThat(this.histories.of(layout, Split.TRAIN).predictions(0)).isEmpty();
		assertThat(this.histories.of(layout, Split.TRAIN).correctness(0)).isEmpty();
		assertThat(this.histories.of(layout, Split.TRAIN).example(0).predictions())
			.isDeepEqualTo(new int[][] { { -1, -1 }, { -1, -1 }, { -1, -1 } });
		LearningSummary learning = this.histories.of(layout, Split.TRAIN).learning();
		assertThat(learning.accessibility()).containsOnly(Double.NaN);
		assertThat(learning.neverLearned()).containsOnly(true);
		assertThat(this.histories.of(layout, Split.TRAIN).findCartography()).isEmpty();
	}

	@Test
	void splitsMayComeApart() {
		HistoryLayout layout = this.store.addEnsemble("small", 2, 3);
		RandomHistory history = new RandomHistory(layout, this.datasets, 7);
		for (Split split : List.of(Split.TEST, Split.TRAIN)) {
			for (int[] place : places(layout)) {
				this.histories.record(layout, place[0], place[1],
						Map.of(split, history.at(place[0], place[1]).get(split)));
			}
		}
		assertHolds(layout, history, places(layout));
	}

	@Test
	void threeHundredClassesTakeTwoBytes() {
		HistoryLayout layout = this.store.addEnsemble("fine", 3, 9);
		RandomHistory history = new RandomHistory(layout, this.datasets, 8);
		places(layout).forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places(layout));
	}

	@Test
	void aThousandMembersAreCounted() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 1000, 2);
		RandomHistory history = new RandomHistory(layout, this.datasets, 9);
		places(layout).forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places(layout));
		assertThat(this.histories.of(layout, Split.TRAIN).counts(1).correct()).contains(0, 1000);
	}

	@Test
	void allRightAndAllWrongAreKept() {
		HistoryLayout layout = this.store.addEnsemble("small", 1, 2);
		int[] truth = this.datasets.labels("small", Split.TRAIN);
		int[] wrong = Arrays.stream(truth).map((label) -> (label + 1) % 10).toArray();
		this.histories.record(layout, 0, 0, Map.of(Split.TRAIN, truth.clone()));
		this.histories.record(layout, 0, 1, Map.of(Split.TRAIN, wrong));
		assertThat(this.histories.of(layout, Split.TRAIN).predictions(0)).isDeepEqualTo(new int[][] { truth });
		assertThat(this.histories.of(layout, Split.TRAIN).predictions(1)).isDeepEqualTo(new int[][] { wrong });
		assertThat(this.histories.of(layout, Split.TRAIN).counts(1).forgettings()).isEqualTo(131);
	}

	@Test
	void writingTheSameAgainChangesNothing() {
		HistoryLayout layout = this.store.addEnsemble("small", 2, 4);
		RandomHistory history = new RandomHistory(layout, this.datasets, 10);
		for (int[] place : places(layout)) {
			record(layout, history, place);
			record(layout, history, place);
		}
		places(layout).forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places(layout));
	}

	@Test
	void anotherHistoryIsRefusedAndWhatIsThereStays() {
		HistoryLayout layout = this.store.addEnsemble("small", 2, 4);
		RandomHistory history = new RandomHistory(layout, this.datasets, 11);
		List<int[]> places = places(layout);
		places.subList(0, 6).forEach((place) -> record(layout, history, place));
		Map<Split, int[]> other = history.at(0, 2);
		other.computeIfPresent(Split.TEST, (split, labels) -> {
			int[] changed = labels.clone();
			changed[63] = (changed[63] + 1) % 10;
			return changed;
		});
		assertThatExceptionOfType(HistoryConflictException.class)
			.isThrownBy(() -> this.histories.record(layout, 0, 2, other))
			.withMessageContaining("Member 0 has other predictions on the test split at checkpoint 2");
		assertHolds(layout, history, places.subList(0, 6));
	}

	@Test
	void aConflictInOneSplitKeepsTheOtherOut() {
		HistoryLayout layout = this.store.addEnsemble("small", 1, 1);
		RandomHistory history = new RandomHistory(layout, this.datasets, 12);
		RandomHistory other = new RandomHistory(layout, this.datasets, 13);
		this.histories.record(layout, 0, 0, Map.of(Split.TEST, history.at(0, 0).get(Split.TEST)));
		assertThatExceptionOfType(HistoryConflictException.class)
			.isThrownBy(() -> this.histories.record(layout, 0, 0, other.at(0, 0)));
		assertThat(this.histories.of(layout, Split.TRAIN).coverage()).containsExactly(0);
		assertThat(this.histories.of(layout, Split.TEST).predictions(0))
			.isDeepEqualTo(history.labels.get(Split.TEST)[0]);
	}

	@Test
	void whatDoesNotFitIsRefusedWhole() {
		HistoryLayout layout = this.store.addEnsemble("small", 2, 2);
		int[] train = this.datasets.labels("small", Split.TRAIN);
		assertRefused(layout, 0, 0, Map.of(Split.TRAIN, train, Split.TEST, new int[63]), "each of the 64 examples");
		assertRefused(layout, 0, 0, Map.of(Split.TRAIN, train, Split.TEST, new int[65]), "not 65");
		int[] high = new int[64];
		high[17] = 10;
		assertRefused(layout, 0, 0, Map.of(Split.TRAIN, train, Split.TEST, high),
				"The test split of member 0 at checkpoint 0 has the label 10 at example 17: labels are 0 to 9.");
		int[] negative = new int[64];
		negative[63] = -1;
		assertRefused(layout, 0, 0, Map.of(Split.TRAIN, train, Split.TEST, negative), "label -1 at example 63");
		assertRefused(layout, 2, 0, Map.of(Split.TRAIN, train), "no member 2: the ensemble has 0 to 1");
		assertRefused(layout, -1, 0, Map.of(Split.TRAIN, train), "no member -1");
		assertRefused(layout, 0, 2, Map.of(Split.TRAIN, train), "no checkpoint 2: the ensemble has 0 to 1");
		HistoryLayout trainAlone = new HistoryLayout(layout.ensemble(), "small", 2, layout.epochs(),
				List.of(Split.TRAIN));
		assertThatExceptionOfType(UnknownSplitException.class)
			.isThrownBy(
					() -> this.histories.record(trainAlone, 0, 0, Map.of(Split.TRAIN, train, Split.TEST, new int[64])))
			.withMessageContaining("not evaluated on the test split");
		assertThatExceptionOfType(UnknownSplitException.class)
			.isThrownBy(() -> this.histories.of(trainAlone, Split.TEST).coverage());
		assertThat(this.histories.of(layout, Split.TRAIN).coverage()).containsExactly(0, 0);
		assertThat(this.histories.of(layout, Split.TEST).coverage()).containsExactly(0, 0);
	}

	@Test
	void manyWritersAtOnceLoseNothing() throws Exception {
		HistoryLayout layout = this.store.addEnsemble("small", 8, CHECKPOINTS);
		RandomHistory history = new RandomHistory(layout, this.datasets, 14);
		List<Callable<Void>> writers = new ArrayList<>();
		for (int writer = 0; writer < 8; writer++) {
			// each member by two writers, one of them in disorder
			int member = writer / 2 * 2;
			List<int[]> places = new ArrayList<>(
					places(layout).stream().filter((place) -> place[0] / 2 * 2 == member).toList());
			if (writer % 2 == 1) {
				Collections.shuffle(places, new Random(writer));
			}
			writers.add(() -> {
				places.forEach((place) -> record(layout, history, place));
				return null;
			});
		}
		runAtOnce(writers);
		assertHolds(layout, history, places(layout));
	}

	@Test
	void theSameAtOnceIsWrittenOnce() throws Exception {
		HistoryLayout layout = this.store.addEnsemble("small", 1, 12);
		RandomHistory history = new RandomHistory(layout, this.datasets, 15);
		for (int checkpoint = 0; checkpoint < 12; checkpoint++) {
			int[] place = { 0, checkpoint };
			runAtOnce(Collections.nCopies(4, () -> {
				record(layout, history, place);
				return null;
			}));
		}
		assertHolds(layout, history, places(layout));
		assertThat(count("history", layout)).isEqualTo(24);
	}

	@Test
	void oneOfTwoDifferentHistoriesAtOnceIsRefused() throws Exception {
		HistoryLayout layout = this.store.addEnsemble("small", 1, 1);
		List<RandomHistory> both = List.of(new RandomHistory(layout, this.datasets, 16),
				new RandomHistory(layout, this.datasets, 17));
		List<Boolean> kept = runAtOnce(both.stream().<Callable<Boolean>>map((history) -> () -> {
			try {
				record(layout, history, new int[] { 0, 0 });
				return true;
			}
			catch (HistoryConflictException ex) {
				return false;
			}
		}).toList());
		assertThat(kept).containsExactlyInAnyOrder(true, false);
		assertHolds(layout, both.get(kept.indexOf(true)), places(layout));
	}

	@Test
	void trainingDynamicsAreTheMeanOverMembers() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 3, 2);
		this.histories.recordCartography(layout, 2, dynamics(0.25f, 0.125f, -7));
		this.histories.recordCartography(layout, 0, dynamics(0.75f, 0.375f, 10));
		assertDynamics(layout, 0.5f, 0.25f, 1.5f);
		this.histories.recordCartography(layout, 2, dynamics(1, 0, 0));
		assertDynamics(layout, 0.5f, 0.25f, 1.5f);
		this.histories.recordCartography(layout, 1, dynamics(0.5f, 0.25f, 0));
		assertDynamics(layout, 0.5f, 0.25f, 1);
	}

	@Test
	void trainingDynamicsThatDoNotFitAreRefused() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 2, 2);
		Map<Split, Cartography> bad = dynamics(1, 0, 0);
		bad.get(Split.TEST).margin()[3] = Float.NaN;
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> this.histories.recordCartography(layout, 0, bad))
			.withMessageContaining("margin NaN at example 3");
		Map<Split, Cartography> brief = dynamics(1, 0, 0);
		brief.put(Split.TEST, new Cartography(new float[5], new float[4], new float[5]));
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> this.histories.recordCartography(layout, 0, brief))
			.withMessageContaining("variability for each of the 5 examples");
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> this.histories.recordCartography(layout, 2, dynamics(1, 0, 0)));
		assertThat(this.histories.of(layout, Split.TRAIN).findCartography()).isEmpty();
	}

	@Test
	void trainingDynamicsOfMembersThatEndAtOnceAreAllIn() throws Exception {
		HistoryLayout layout = this.store.addEnsemble("tiny", 16, 2);
		List<Callable<Void>> writers = new ArrayList<>();
		for (int member = 0; member < 16; member++) {
			int writer = member;
			writers.add(() -> {
				this.histories.recordCartography(layout, writer, dynamics(writer / 16f, 0, writer));
				return null;
			});
		}
		runAtOnce(writers);
		assertDynamics(layout, 7.5f / 16, 0, 7.5f);
	}

	@Test
	void evaluationsThatComeOneByOneInAnyOrderAddUpToTheSameDynamics() throws Exception {
		int checkpoints = 12;
		HistoryLayout layout = this.store.addEnsemble("tiny", 2, checkpoints);
		Random random = new Random(31);
		float[][] confidence = new float[checkpoints][5];
		float[][] margin = new float[checkpoints][5];
		RunningCartography whole = new RunningCartography(5);
		List<Callable<Void>> writers = new ArrayList<>();
		for (int c = 0; c < checkpoints; c++) {
			for (int i = 0; i < 5; i++) {
				confidence[c][i] = random.nextFloat();
				margin[c][i] = (float) (20 * random.nextGaussian());
			}
			whole.add(confidence[c], margin[c]);
			int checkpoint = c;
			writers.add(() -> {
				this.histories.of(layout, Split.TEST)
					.addEvaluation(1, checkpoint, confidence[checkpoint], margin[checkpoint]);
				return null;
			});
		}
		Collections.shuffle(writers, random);
		Callable<Void> last = writers.remove(checkpoints - 1);
		runAtOnce(writers);
		runAtOnce(writers);
		assertThat(this.histories.of(layout, Split.TEST).findCartography()).isEmpty();
		assertThat(count("partial_dynamics", layout)).isOne();
		last.call();
		assertThat(count("partial_dynamics", layout)).isZero();
		Cartography found = this.histories.of(layout, Split.TEST).findCartography().orElseThrow();
		assertThat(found.confidence()).containsExactly(whole.cartography().confidence(), within(1e-6f));
		assertThat(found.variability()).containsExactly(whole.cartography().variability(), within(1e-6f));
		assertThat(found.margin()).containsExactly(whole.cartography().margin(), within(1e-5f));
	}

	@Test
	void anEnsembleTakesItsHistoriesAlong() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 2, 2);
		RandomHistory history = new RandomHistory(layout, this.datasets, 18);
		places(layout).forEach((place) -> record(layout, history, place));
		this.histories.of(layout, Split.TRAIN).learning();
		this.histories.recordCartography(layout, 0, dynamics(1, 0, 0));
		List<String> tables = List.of("history", "checkpoint_summary", "learning_summary", "dynamics_sum");
		assertThat(tables).allSatisfy((table) -> assertThat(count(table, layout)).isPositive());
		this.store.jdbc.update("delete from ensemble where id = ?", layout.ensemble());
		assertThat(tables).allSatisfy((table) -> assertThat(count(table, layout)).isZero());
		// whoever reads at that moment finds nothing, and keeps nothing
		assertThat(this.histories.of(layout, Split.TRAIN).learning().neverLearned()).containsOnly(true);
	}

	private void assertRefused(HistoryLayout layout, int member, int checkpoint, Map<Split, int[]> predictions,
			String detail) {
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> this.histories.record(layout, member, checkpoint, predictions))
			.withMessageContaining(detail);
	}

	private Map<Split, Cartography> dynamics(float confidence, float variability, float margin) {
		Map<Split, Cartography> dynamics = new EnumMap<>(Split.class);
		for (Split split : Split.values()) {
			int examples = this.datasets.labels("tiny", split).length;
			dynamics.put(split, new Cartography(filled(examples, confidence), filled(examples, variability),
					filled(examples, margin)));
		}
		return dynamics;
	}

	private static float[] filled(int length, float value) {
		float[] values = new float[length];
		Arrays.fill(values, value);
		return values;
	}

	private void assertDynamics(HistoryLayout layout, float confidence, float variability, float margin) {
		for (Split split : Split.values()) {
			Cartography dynamics = this.histories.of(layout, split).findCartography().orElseThrow();
			assertThat(dynamics.confidence()).hasSize(this.datasets.labels("tiny", split).length)
				.containsOnly(confidence);
			assertThat(dynamics.variability()).containsOnly(variability);
			assertThat(dynamics.margin()).containsOnly(margin);
		}
	}

	private void record(HistoryLayout layout, RandomHistory history, int[] place) {
		this.histories.record(layout, place[0], place[1], history.at(place[0], place[1]));
	}

	private static List<int[]> places(HistoryLayout layout) {
		List<int[]> places = new ArrayList<>();
		for (int checkpoint = 0; checkpoint < layout.epochs().size(); checkpoint++) {
			for (int member = 0; member < layout.members(); member++) {
				places.add(new int[] { member, checkpoint });
			}
		}
		return places;
	}

	private int count(String table, HistoryLayout layout) {
		return this.store.jdbc.queryForObject("select count(*) from " + table + " where ensemble_id = ?", Integer.class,
				layout.ensemble());
	}

	private static <T> List<T> runAtOnce(List<Callable<T>> writers) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(writers.size());
		try {
			CyclicBarrier barrier = new CyclicBarrier(writers.size());
			List<Future<T>> running = new ArrayList<>();
			for (Callable<T> writer : writers) {
				running.add(threads.submit(() -> {
					barrier.await();
					return writer.call();
				}));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> result : running) {
				results.add(result.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** Every read says of these places what the history says, and of others nothing. */
	private void assertHolds(HistoryLayout layout, RandomHistory history, List<int[]> places) {
		boolean[][] present = present(layout, places);
		assertSums(layout, history, places);
		for (Split split : layout.splits()) {
			int[][][] labels = history.labels.get(split);
			int[] truth = this.datasets.labels(layout.dataset(), split);
			for (int checkpoint = 0; checkpoint < layout.epochs().size(); checkpoint++) {
				List<int[]> here = new ArrayList<>();
				for (int member = 0; member < layout.members(); member++) {
					if (present[member][checkpoint]) {
						here.add(labels[member][checkpoint]);
					}
				}
				assertThat(this.histories.of(layout, split).predictions(checkpoint))
					.isDeepEqualTo(here.toArray(int[][]::new));
				assertThat(this.histories.of(layout, split).correctness(checkpoint))
					.isDeepEqualTo(here.stream().map((member) -> bits(member, truth)).toArray(long[][]::new));
			}
			assertTrajectories(layout, split, labels, truth, present);
			for (int example : new int[] { 0, truth.length / 2, truth.length - 1 }) {
				int[][] expected = new int[layout.members()][layout.epochs().size()];
				for (int member = 0; member < layout.members(); member++) {
					for (int checkpoint = 0; checkpoint < layout.epochs().size(); checkpoint++) {
						expected[member][checkpoint] = present[member][checkpoint] ? labels[member][checkpoint][example]
								: -1;
					}
				}
				assertThat(this.histories.of(layout, split).example(example).predictions()).isDeepEqualTo(expected);
			}
		}
	}

	private void assertTrajectories(HistoryLayout layout, Split split, int[][][] labels, int[] truth,
			boolean[][] present) {
		int from = truth.length / 2;
		Trajectories trajectories = this.histories.of(layout, split).trajectories(from, truth.length);
		for (int member = 0; member < layout.members(); member++) {
			Map<Integer, int[]> predictions = this.histories.of(layout, split).member(member);
			StringBuilder way = new StringBuilder();
			for (int checkpoint = 0; checkpoint < layout.epochs().size(); checkpoint++) {
				boolean here = present[member][checkpoint];
				assertThat(predictions.get(checkpoint)).isEqualTo(here ? labels[member][checkpoint] : null);
			}
			for (int example = from; example < truth.length; example++) {
				way.setLength(0);
				for (int checkpoint = 0; checkpoint < layout.epochs().size(); checkpoint++) {
					boolean correct = labels[member][checkpoint][example] == truth[example];
					way.append(!present[member][checkpoint] ? '-' : correct ? '1' : '0');
				}
				assertThat(trajectories.get(member, example)).isEqualTo(way.toString());
			}
		}
	}

	private void assertSums(HistoryLayout layout, RandomHistory history, List<int[]> places) {
		boolean[][] present = present(layout, places);
		for (Split split : layout.splits()) {
			int[][][] labels = history.labels.get(split);
			int[] truth = this.datasets.labels(layout.dataset(), split);
			int[] coverage = this.histories.of(layout, split).coverage();
			for (int checkpoint = 0; checkpoint < coverage.length; checkpoint++) {
				assertCounts(this.histories.of(layout, split).counts(checkpoint), labels, present, truth, checkpoint);
				assertThat(coverage[checkpoint])
					.isEqualTo(this.histories.of(layout, split).counts(checkpoint).members());
			}
			LearningSummary expected = NaiveLearning.of(labels, present, truth, layout.epochs());
			// computed, then kept
			for (int i = 0; i < 2; i++) {
				LearningSummary learning = this.histories.of(layout, split).learning();
				assertThat(learning.accessibility()).isEqualTo(expected.accessibility());
				assertThat(learning.firstLearned()).isEqualTo(expected.firstLearned());
				assertThat(learning.learnedForGood()).isEqualTo(expected.learnedForGood());
				assertThat(learning.forgettings()).isEqualTo(expected.forgettings());
				assertThat(learning.neverLearned()).isEqualTo(expected.neverLearned());
			}
		}
	}

	private static void assertCounts(CorrectCounts counts, int[][][] labels, boolean[][] present, int[] truth,
			int checkpoint) {
		int[] correct = new int[truth.length];
		List<Double> accuracies = new ArrayList<>();
		long forgettings = 0;
		for (int member = 0; member < labels.length; member++) {
			if (present[member][checkpoint]) {
				double right = 0;
				for (int example = 0; example < truth.length; example++) {
					boolean hit = labels[member][checkpoint][example] == truth[example];
					correct[example] += hit ? 1 : 0;
					right += hit ? 1 : 0;
					if (!hit && checkpoint > 0 && present[member][checkpoint - 1]) {
						forgettings += (labels[member][checkpoint - 1][example] == truth[example]) ? 1 : 0;
					}
				}
				accuracies.add(right / truth.length);
			}
		}
		assertThat(counts.members()).isEqualTo(accuracies.size());
		assertThat(counts.correct()).isEqualTo(correct);
		assertThat(counts.accuracies()).isEqualTo(accuracies.stream().mapToDouble(Double::doubleValue).toArray());
		assertThat(counts.forgettings()).isEqualTo(forgettings);
	}

	private static boolean[][] present(HistoryLayout layout, List<int[]> places) {
		boolean[][] present = new boolean[layout.members()][layout.epochs().size()];
		places.forEach((place) -> present[place[0]][place[1]] = true);
		return present;
	}

	private static long[] bits(int[] labels, int[] truth) {
		long[] bits = new long[(truth.length + 63) / 64];
		for (int example = 0; example < truth.length; example++) {
			if (labels[example] == truth[example]) {
				bits[example / 64] |= 1L << (example % 64);
			}
		}
		return bits;
	}

}
