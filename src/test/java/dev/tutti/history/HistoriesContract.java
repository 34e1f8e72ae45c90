package dev.tutti.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tutti.agreement.nullmodel.PoissonBinomial;
import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.agreement.order.NaiveLearningSummary;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownSplitException;
import dev.tutti.history.codec.Compression;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
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
	void readsRecordedHistory() {
		HistoryLayout layout = this.store.addEnsemble("small", MEMBERS, CHECKPOINTS);
		RandomHistory history = new RandomHistory(layout, this.datasets, 1);
		places(layout).forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places(layout));
	}

	@Test
	void readsHistoryRecordedInRandomOrder() {
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
	void readsHistoryRecordedInReverseOrder() {
		HistoryLayout layout = this.store.addEnsemble("small", 2, CHECKPOINTS);
		RandomHistory history = new RandomHistory(layout, this.datasets, 4);
		List<int[]> places = places(layout);
		Collections.reverse(places);
		places.forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places);
	}

	@Test
	void readsBetweenWritesSeePresentHistories() {
		HistoryLayout layout = this.store.addEnsemble("small", 3, 10);
		RandomHistory history = new RandomHistory(layout, this.datasets, 5);
		List<int[]> places = places(layout);
		Collections.shuffle(places, new Random(5));
		for (int written = 1; written <= places.size(); written++) {
			record(layout, history, places.get(written - 1));
			assertSummaries(layout, history, places.subList(0, written));
		}
	}

	@Test
	void divergedMemberHasNoLaterCheckpoints() {
		HistoryLayout layout = this.store.addEnsemble("small", MEMBERS, CHECKPOINTS);
		RandomHistory history = new RandomHistory(layout, this.datasets, 6);
		List<int[]> places = new ArrayList<>(places(layout));
		places.removeIf((place) -> (place[0] == 2 && place[1] > 7) || place[0] == 4);
		places.forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places);
		assertThat(this.histories.of(layout, Split.TEST).coverage()).startsWith(4, 4).endsWith(3, 3);
		assertThat(this.histories.of(layout, Split.TEST).counts(18).value().members()).isEqualTo(3);
	}

	@Test
	void returnsEmptyResultsWithoutHistories() {
		HistoryLayout layout = this.store.addEnsemble("small", 3, 2);
		assertThat(this.histories.of(layout, Split.TRAIN).coverage()).containsExactly(0, 0);
		CorrectCounts counts = this.histories.of(layout, Split.TRAIN).counts(1).value();
		assertThat(counts.members()).isZero();
		assertThat(counts.correct()).hasSize(131).containsOnly(0);
		assertThat(counts.accuracies()).isEmpty();
		assertThat(this.histories.of(layout, Split.TRAIN).predictions(0)).isEmpty();
		assertThat(this.histories.of(layout, Split.TRAIN).correctness(0)).isEmpty();
		assertThat(this.histories.of(layout, Split.TRAIN).example(0).predictions())
			.isDeepEqualTo(new int[][] { { -1, -1 }, { -1, -1 }, { -1, -1 } });
		LearningSummary learning = this.histories.of(layout, Split.TRAIN).learning().value();
		assertThat(learning.accessibility()).containsOnly(Double.NaN);
		assertThat(learning.neverLearned()).containsOnly(true);
		assertThat(this.histories.of(layout, Split.TRAIN).findCartography()).isEmpty();
	}

	@Test
	void recordsSplitsSeparately() {
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
	void readsHistoryWithThreeHundredClasses() {
		HistoryLayout layout = this.store.addEnsemble("fine", 3, 9);
		RandomHistory history = new RandomHistory(layout, this.datasets, 8);
		places(layout).forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places(layout));
	}

	@Test
	void countsThousandMembers() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 1000, 2);
		RandomHistory history = new RandomHistory(layout, this.datasets, 9);
		places(layout).forEach((place) -> record(layout, history, place));
		assertHolds(layout, history, places(layout));
		assertThat(this.histories.of(layout, Split.TRAIN).counts(1).value().correct()).contains(0, 1000);
	}

	@Test
	void readsAllCorrectAndAllWrongPredictions() {
		HistoryLayout layout = this.store.addEnsemble("small", 1, 2);
		int[] groundTruth = this.datasets.labels("small", Split.TRAIN);
		int[] wrong = Arrays.stream(groundTruth).map((label) -> (label + 1) % 10).toArray();
		this.histories.record(layout, 0, 0, Map.of(Split.TRAIN, groundTruth.clone()));
		this.histories.record(layout, 0, 1, Map.of(Split.TRAIN, wrong));
		assertThat(this.histories.of(layout, Split.TRAIN).predictions(0)).isDeepEqualTo(new int[][] { groundTruth });
		assertThat(this.histories.of(layout, Split.TRAIN).predictions(1)).isDeepEqualTo(new int[][] { wrong });
		assertThat(this.histories.of(layout, Split.TRAIN).counts(1).value().forgettings()).isEqualTo(131);
	}

	@Test
	void recordingSameHistoryAgainChangesNothing() {
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
	void rejectsConflictingHistoryAndKeepsExisting() {
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
	void conflictInOneSplitRollsBackOtherSplit() {
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
	void rejectsInvalidHistoryWithoutStoringAny() {
		HistoryLayout layout = this.store.addEnsemble("small", 2, 2);
		int[] train = this.datasets.labels("small", Split.TRAIN);
		assertRejected(layout, 0, 0, Map.of(Split.TRAIN, train, Split.TEST, new int[63]), "each of the 64 examples");
		assertRejected(layout, 0, 0, Map.of(Split.TRAIN, train, Split.TEST, new int[65]), "not 65");
		int[] high = new int[64];
		high[17] = 10;
		assertRejected(layout, 0, 0, Map.of(Split.TRAIN, train, Split.TEST, high),
				"The test split of member 0 at checkpoint 0 has the label 10 at example 17: labels are 0 to 9.");
		int[] negative = new int[64];
		negative[63] = -1;
		assertRejected(layout, 0, 0, Map.of(Split.TRAIN, train, Split.TEST, negative), "label -1 at example 63");
		assertRejected(layout, 2, 0, Map.of(Split.TRAIN, train), "no member 2: the ensemble has 0 to 1");
		assertRejected(layout, -1, 0, Map.of(Split.TRAIN, train), "no member -1");
		assertRejected(layout, 0, 2, Map.of(Split.TRAIN, train), "no checkpoint 2: the ensemble has 0 to 1");
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
	void concurrentWritersLoseNothing() throws Exception {
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
		runConcurrently(writers);
		assertHolds(layout, history, places(layout));
	}

	@Test
	void storesSameHistoryOnceForConcurrentWriters() throws Exception {
		HistoryLayout layout = this.store.addEnsemble("small", 1, 12);
		RandomHistory history = new RandomHistory(layout, this.datasets, 15);
		for (int checkpoint = 0; checkpoint < 12; checkpoint++) {
			int[] place = { 0, checkpoint };
			runConcurrently(Collections.nCopies(4, () -> {
				record(layout, history, place);
				return null;
			}));
		}
		assertHolds(layout, history, places(layout));
		assertThat(count("history", layout)).isEqualTo(24);
	}

	@Test
	void rejectsOneOfTwoConcurrentConflictingHistories() throws Exception {
		HistoryLayout layout = this.store.addEnsemble("small", 1, 1);
		List<RandomHistory> both = List.of(new RandomHistory(layout, this.datasets, 16),
				new RandomHistory(layout, this.datasets, 17));
		List<Boolean> kept = runConcurrently(both.stream().<Callable<Boolean>>map((history) -> () -> {
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
	void cartographyIsMeanOverMembers() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 3, 2);
		this.histories.recordCartography(layout, 2, cartography(0.25f, 0.125f, -7));
		this.histories.recordCartography(layout, 0, cartography(0.75f, 0.375f, 10));
		assertCartography(layout, 0.5f, 0.25f, 1.5f);
		this.histories.recordCartography(layout, 2, cartography(1, 0, 0));
		assertCartography(layout, 0.5f, 0.25f, 1.5f);
		this.histories.recordCartography(layout, 1, cartography(0.5f, 0.25f, 0));
		assertCartography(layout, 0.5f, 0.25f, 1);
	}

	@Test
	void rejectsInvalidCartography() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 2, 2);
		Map<Split, Cartography> bad = cartography(1, 0, 0);
		bad.get(Split.TEST).margin()[3] = Float.NaN;
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> this.histories.recordCartography(layout, 0, bad))
			.withMessageContaining("margin NaN at example 3");
		Map<Split, Cartography> brief = cartography(1, 0, 0);
		brief.put(Split.TEST, new Cartography(new float[5], new float[4], new float[5]));
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> this.histories.recordCartography(layout, 0, brief))
			.withMessageContaining("variability for each of the 5 examples");
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> this.histories.recordCartography(layout, 2, cartography(1, 0, 0)));
		assertThat(this.histories.of(layout, Split.TRAIN).findCartography()).isEmpty();
	}

	@Test
	void cartographyIncludesMembersThatEndConcurrently() throws Exception {
		HistoryLayout layout = this.store.addEnsemble("tiny", 16, 2);
		List<Callable<Void>> writers = new ArrayList<>();
		for (int member = 0; member < 16; member++) {
			int writer = member;
			writers.add(() -> {
				this.histories.recordCartography(layout, writer, cartography(writer / 16f, 0, writer));
				return null;
			});
		}
		runConcurrently(writers);
		assertCartography(layout, 7.5f / 16, 0, 7.5f);
	}

	@Test
	void evaluationsInAnyOrderGiveSameCartography() throws Exception {
		int checkpoints = 12;
		HistoryLayout layout = this.store.addEnsemble("tiny", 2, checkpoints);
		History history = this.histories.of(layout, Split.TEST);
		Random random = new Random(31);
		float[][] confidence = new float[checkpoints][5];
		float[][] margin = new float[checkpoints][5];
		RunningCartography all = new RunningCartography(5);
		List<Callable<Void>> writers = new ArrayList<>();
		for (int c = 0; c < checkpoints; c++) {
			for (int i = 0; i < 5; i++) {
				confidence[c][i] = random.nextFloat();
				margin[c][i] = (float) (20 * random.nextGaussian());
			}
			all.add(confidence[c], margin[c]);
			int checkpoint = c;
			writers.add(() -> {
				this.histories.of(layout, Split.TEST)
					.addEvaluation(1, checkpoint, confidence[checkpoint], margin[checkpoint]);
				return null;
			});
		}
		Collections.shuffle(writers, random);
		Callable<Void> last = writers.remove(checkpoints - 1);
		assertThat(history.findMissingValues()).isEmpty();
		runConcurrently(writers);
		runConcurrently(writers);
		assertThat(this.histories.of(layout, Split.TEST).findCartography()).isEmpty();
		assertThat(count("partial_dynamics", layout)).isOne();
		MissingValues missing = history.findMissingValues().orElseThrow();
		assertThat(missing.member()).isOne();
		for (int c = 0; c < checkpoints; c++) {
			assertThat(history.hasEvaluation(1, c)).isEqualTo(c != missing.checkpoint());
			assertThat(history.hasEvaluation(0, c)).isFalse();
		}
		last.call();
		assertThat(history.findMissingValues()).isEmpty();
		assertThat(history.hasEvaluation(1, missing.checkpoint())).isTrue();
		assertThat(history.hasEvaluation(0, missing.checkpoint())).isFalse();
		assertThat(count("partial_dynamics", layout)).isZero();
		Cartography found = this.histories.of(layout, Split.TEST).findCartography().orElseThrow().value();
		assertThat(found.confidence()).containsExactly(all.cartography().confidence(), within(1e-6f));
		assertThat(found.variability()).containsExactly(all.cartography().variability(), within(1e-6f));
		assertThat(found.margin()).containsExactly(all.cartography().margin(), within(1e-5f));
	}

	@Test
	void deletingEnsembleDeletesItsHistories() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 2, 2);
		RandomHistory history = new RandomHistory(layout, this.datasets, 18);
		places(layout).forEach((place) -> record(layout, history, place));
		this.histories.of(layout, Split.TRAIN).learning();
		this.histories.recordCartography(layout, 0, cartography(1, 0, 0));
		this.histories.of(layout, Split.TRAIN).agreement(0, null);
		List<String> tables = List.of("history", "checkpoint_summary", "learning_summary", "agreement_summary",
				"dynamics_sum");
		assertThat(tables).allSatisfy((table) -> assertThat(count(table, layout)).isPositive());
		this.store.jdbc.update("delete from ensemble where id = ?", layout.ensemble());
		assertThat(tables).allSatisfy((table) -> assertThat(count(table, layout)).isZero());
		// whoever reads at that moment finds nothing, and keeps nothing
		assertThat(this.histories.of(layout, Split.TRAIN).learning().value().neverLearned()).containsOnly(true);
	}

	@Test
	void readsAgreementFromStoredSummary() {
		HistoryLayout layout = this.store.addEnsemble("small", MEMBERS, 2);
		RandomHistory history = new RandomHistory(layout, this.datasets, 19);
		places(layout).forEach((place) -> record(layout, history, place));
		for (boolean deleted : new boolean[] { false, false, true }) {
			if (deleted) {
				this.store.jdbc.update("delete from history where ensemble_id = ?", layout.ensemble());
			}
			for (Integer label : Arrays.asList(null, 3)) {
				assertAgreement(layout, history, 1, MEMBERS, label);
			}
		}
	}

	@Test
	void recomputesAgreementWhenHistoriesAreAdded() {
		HistoryLayout layout = this.store.addEnsemble("small", 3, 1);
		RandomHistory history = new RandomHistory(layout, this.datasets, 20);
		assertThat(this.histories.of(layout, Split.TRAIN).agreement(0, null).value().counts()).containsExactly(131);
		assertThat(this.histories.of(layout, Split.TRAIN).consensus(0, null).value().members()).isZero();
		for (int member = 0; member < 3; member++) {
			record(layout, history, new int[] { member, 0 });
			assertAgreement(layout, history, 0, member + 1, null);
		}
	}

	@Test
	void recomputesRowsOfAnotherFormula() {
		HistoryLayout layout = this.store.addEnsemble("small", 3, 2);
		RandomHistory history = new RandomHistory(layout, this.datasets, 21);
		places(layout).forEach((place) -> record(layout, history, place));
		readSummaries(layout);
		byte[] other = { 1, 2, 3 };
		this.store.jdbc.update("update checkpoint_summary set formula = 7, by_example = ? where ensemble_id = ?", other,
				layout.ensemble());
		this.store.jdbc.update("update learning_summary set formula = 7, scores = ? where ensemble_id = ?", other,
				layout.ensemble());
		this.store.jdbc.update("update agreement_summary set formula = 7, counts = ? where ensemble_id = ?", other,
				layout.ensemble());
		assertThat(readSummaries(layout)).containsOnly(false);
		assertSummaries(layout, history, places(layout));
		assertAgreement(layout, history, 1, 3, null);
		for (String table : List.of("checkpoint_summary", "learning_summary", "agreement_summary")) {
			assertThat(this.store.jdbc.queryForList("select distinct formula from " + table + " where ensemble_id = ?",
					Integer.class, layout.ensemble()))
				.as(table)
				.containsExactly(0);
		}
	}

	@Test
	void reportsRowsOfAnotherFormulaAsOldWithoutInputs() {
		HistoryLayout layout = this.store.addEnsemble("small", 3, 2);
		RandomHistory history = new RandomHistory(layout, this.datasets, 22);
		places(layout).forEach((place) -> record(layout, history, place));
		readSummaries(layout);
		this.store.jdbc.update("delete from history where ensemble_id = ?", layout.ensemble());
		assertThat(readSummaries(layout)).containsOnly(false);
		for (String table : List.of("checkpoint_summary", "learning_summary", "agreement_summary")) {
			this.store.jdbc.update("update " + table + " set formula = 7 where ensemble_id = ?", layout.ensemble());
		}
		assertThat(readSummaries(layout)).containsOnly(true);
		assertSummaries(layout, history, places(layout));
		assertAgreement(layout, history, 1, 3, null);
	}

	@Test
	void reportsCartographyOfAnotherFormulaAsOld() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 3, 2);
		this.histories.recordCartography(layout, 0, cartography(0.25f, 0.125f, -8));
		assertThat(this.histories.of(layout, Split.TEST).findCartography().orElseThrow().old()).isFalse();
		double[] sums = new double[4 * 5];
		Arrays.fill(sums, 0, 5, 0.25);
		Arrays.fill(sums, 5, 10, 0.125);
		Arrays.fill(sums, 10, 15, -8);
		Arrays.fill(sums, 15, 20, 1000);
		this.store.jdbc.update(
				"update dynamics_sum set formula = 7, sum_count = 4, sums = ? where ensemble_id = ? and split = 'test'",
				Compression.packDoubles(sums), layout.ensemble());
		assertThat(this.histories.of(layout, Split.TEST).findCartography().orElseThrow().old()).isTrue();
		assertCartography(layout, 0.25f, 0.125f, -8);
		this.histories.recordCartography(layout, 1, cartography(0.75f, 0.375f, 0));
		assertCartography(layout, 0.5f, 0.25f, -4);
		assertThat(this.histories.of(layout, Split.TEST).findCartography().orElseThrow().old()).isTrue();
		assertThat(this.histories.of(layout, Split.TRAIN).findCartography().orElseThrow().old()).isFalse();
	}

	@Test
	void continuesPartialCartographyWithMoreSums() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 1, 2);
		float[] zeros = new float[5];
		History history = this.histories.of(layout, Split.TEST);
		history.addEvaluation(0, 0, zeros, zeros);
		double[] sums = new double[4 * 5];
		Arrays.fill(sums, 0, 5, 0.5);
		Arrays.fill(sums, 5, 10, 0.25);
		Arrays.fill(sums, 15, 20, 1000);
		this.store.jdbc.update("update partial_dynamics set formula = 7, sum_count = 4, sums = ? where ensemble_id = ?",
				Compression.packDoubles(sums), layout.ensemble());
		history.addEvaluation(0, 1, filled(5, 0.5f), zeros);
		Cartography found = history.findCartography().orElseThrow().value();
		assertThat(found.confidence()).containsOnly(0.5f);
		assertThat(found.variability()).containsOnly(0);
		assertThat(found.margin()).containsOnly(0);
	}

	@Test
	void refusesHistoriesOfUnknownFormat() {
		HistoryLayout layout = this.store.addEnsemble("tiny", 1, 1);
		record(layout, new RandomHistory(layout, this.datasets, 23), new int[] { 0, 0 });
		this.store.jdbc.update("update history set format = 9 where ensemble_id = ?", layout.ensemble());
		assertThatIllegalStateException().isThrownBy(() -> this.histories.of(layout, Split.TRAIN).predictions(0))
			.withMessageContaining("format 9");
		assertThatIllegalStateException().isThrownBy(() -> this.histories.of(layout, Split.TRAIN).correctness(0));
	}

	/** Reads every summary of the train split, and says of each whether it is old. */
	private List<Boolean> readSummaries(HistoryLayout layout) {
		List<Boolean> old = new ArrayList<>();
		for (Split split : layout.splits()) {
			History history = this.histories.of(layout, split);
			old.add(history.learning().old());
			for (int checkpoint = 0; checkpoint < layout.checkpoints(); checkpoint++) {
				old.add(history.counts(checkpoint).old());
				old.add(history.agreement(checkpoint, null).old());
				old.add(history.consensus(checkpoint, null).old());
			}
		}
		return old;
	}

	private void assertAgreement(HistoryLayout layout, RandomHistory history, int checkpoint, int members,
			Integer label) {
		for (Split split : layout.splits()) {
			int[] groundTruth = this.datasets.labels("small", split);
			int[] correct = new int[members + 1];
			int[] consensus = new int[members + 1];
			double[] hits = new double[members];
			double size = 0;
			for (int example = 0; example < groundTruth.length; example++) {
				if (label != null && groundTruth[example] != label) {
					continue;
				}
				size++;
				int[] votes = new int[10];
				for (int member = 0; member < members; member++) {
					int predicted = history.labels.get(split)[member][checkpoint][example];
					votes[predicted]++;
					hits[member] += (predicted == groundTruth[example]) ? 1 : 0;
				}
				correct[votes[groundTruth[example]]]++;
				consensus[Arrays.stream(votes).max().orElseThrow()]++;
			}
			double examples = size;
			AgreementHistogram found = this.histories.of(layout, split).agreement(checkpoint, label).value();
			assertThat(found.members()).isEqualTo(members);
			assertThat(found.counts()).isEqualTo(correct);
			assertThat(found.expected()).containsExactly(PoissonBinomial
				.expected(Arrays.stream(hits).map((hit) -> hit / examples).toArray(), (int) examples), within(1e-9));
			assertThat(found.withinClass() != null).isEqualTo(label == null);
			AgreementHistogram voted = this.histories.of(layout, split).consensus(checkpoint, label).value();
			assertThat(voted.counts()).isEqualTo(consensus);
			assertThat(Arrays.stream(voted.expected()).sum()).isCloseTo(examples, within(1e-6));
			assertThat(voted.withinClass()).isNull();
		}
	}

	private void assertRejected(HistoryLayout layout, int member, int checkpoint, Map<Split, int[]> predictions,
			String detail) {
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> this.histories.record(layout, member, checkpoint, predictions))
			.withMessageContaining(detail);
	}

	private Map<Split, Cartography> cartography(float confidence, float variability, float margin) {
		Map<Split, Cartography> cartography = new TreeMap<>();
		for (Split split : List.of(Split.TRAIN, Split.TEST)) {
			int examples = this.datasets.labels("tiny", split).length;
			cartography.put(split, new Cartography(filled(examples, confidence), filled(examples, variability),
					filled(examples, margin)));
		}
		return cartography;
	}

	private static float[] filled(int length, float value) {
		float[] values = new float[length];
		Arrays.fill(values, value);
		return values;
	}

	private void assertCartography(HistoryLayout layout, float confidence, float variability, float margin) {
		for (Split split : List.of(Split.TRAIN, Split.TEST)) {
			Cartography cartography = this.histories.of(layout, split).findCartography().orElseThrow().value();
			assertThat(cartography.confidence()).hasSize(this.datasets.labels("tiny", split).length)
				.containsOnly(confidence);
			assertThat(cartography.variability()).containsOnly(variability);
			assertThat(cartography.margin()).containsOnly(margin);
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

	private static <T> List<T> runConcurrently(List<Callable<T>> writers) throws Exception {
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
		assertSummaries(layout, history, places);
		for (Split split : layout.splits()) {
			int[][][] labels = history.labels.get(split);
			int[] groundTruth = this.datasets.labels(layout.dataset(), split);
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
					.isDeepEqualTo(here.stream().map((member) -> bits(member, groundTruth)).toArray(long[][]::new));
			}
			assertTrajectories(layout, split, labels, groundTruth, present);
			for (int example : new int[] { 0, groundTruth.length / 2, groundTruth.length - 1 }) {
				int[][] expected = new int[layout.members()][layout.epochs().size()];
				for (int member = 0; member < layout.members(); member++) {
					for (int checkpoint = 0; checkpoint < layout.epochs().size(); checkpoint++) {
						expected[member][checkpoint] = (present[member][checkpoint])
								? labels[member][checkpoint][example] : -1;
					}
				}
				assertThat(this.histories.of(layout, split).example(example).predictions()).isDeepEqualTo(expected);
			}
		}
	}

	private void assertTrajectories(HistoryLayout layout, Split split, int[][][] labels, int[] groundTruth,
			boolean[][] present) {
		int from = groundTruth.length / 2;
		Trajectories trajectories = this.histories.of(layout, split).trajectories(from, groundTruth.length);
		for (int member = 0; member < layout.members(); member++) {
			Map<Integer, int[]> predictions = this.histories.of(layout, split).member(member);
			StringBuilder path = new StringBuilder();
			for (int checkpoint = 0; checkpoint < layout.epochs().size(); checkpoint++) {
				boolean here = present[member][checkpoint];
				assertThat(predictions.get(checkpoint)).isEqualTo(here ? labels[member][checkpoint] : null);
			}
			for (int example = from; example < groundTruth.length; example++) {
				path.setLength(0);
				for (int checkpoint = 0; checkpoint < layout.epochs().size(); checkpoint++) {
					boolean correct = labels[member][checkpoint][example] == groundTruth[example];
					path.append(!present[member][checkpoint] ? '-' : correct ? '1' : '0');
				}
				assertThat(trajectories.get(member, example)).isEqualTo(path.toString());
			}
		}
	}

	private void assertSummaries(HistoryLayout layout, RandomHistory history, List<int[]> places) {
		boolean[][] present = present(layout, places);
		for (Split split : layout.splits()) {
			int[][][] labels = history.labels.get(split);
			int[] groundTruth = this.datasets.labels(layout.dataset(), split);
			int[] coverage = this.histories.of(layout, split).coverage();
			for (int checkpoint = 0; checkpoint < coverage.length; checkpoint++) {
				assertCounts(this.histories.of(layout, split).counts(checkpoint).value(), labels, present, groundTruth,
						checkpoint);
				assertThat(coverage[checkpoint])
					.isEqualTo(this.histories.of(layout, split).counts(checkpoint).value().members());
			}
			LearningSummary expected = NaiveLearningSummary.of(labels, present, groundTruth, layout.epochs());
			// computed, then kept
			for (int i = 0; i < 2; i++) {
				LearningSummary learning = this.histories.of(layout, split).learning().value();
				assertThat(learning.accessibility()).isEqualTo(expected.accessibility());
				assertThat(learning.firstLearned()).isEqualTo(expected.firstLearned());
				assertThat(learning.learnedForGood()).isEqualTo(expected.learnedForGood());
				assertThat(learning.forgettings()).isEqualTo(expected.forgettings());
				assertThat(learning.neverLearned()).isEqualTo(expected.neverLearned());
			}
		}
	}

	private static void assertCounts(CorrectCounts counts, int[][][] labels, boolean[][] present, int[] groundTruth,
			int checkpoint) {
		int[] correct = new int[groundTruth.length];
		List<Double> accuracies = new ArrayList<>();
		long forgettings = 0;
		for (int member = 0; member < labels.length; member++) {
			if (present[member][checkpoint]) {
				double right = 0;
				for (int example = 0; example < groundTruth.length; example++) {
					boolean hit = labels[member][checkpoint][example] == groundTruth[example];
					correct[example] += hit ? 1 : 0;
					right += hit ? 1 : 0;
					if (!hit && checkpoint > 0 && present[member][checkpoint - 1]) {
						forgettings += (labels[member][checkpoint - 1][example] == groundTruth[example]) ? 1 : 0;
					}
				}
				accuracies.add(right / groundTruth.length);
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

	private static long[] bits(int[] labels, int[] groundTruth) {
		long[] bits = new long[(groundTruth.length + 63) / 64];
		for (int example = 0; example < groundTruth.length; example++) {
			if (labels[example] == groundTruth[example]) {
				bits[example / 64] |= 1L << (example % 64);
			}
		}
		return bits;
	}

}
