package dev.tutti.history;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.tutti.dataset.LabelsMissingException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownSplitException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What histories of splits of any name do, with labels and without, on every database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NamedSplitsContract {

	private static final int MEMBERS = 4;

	private static final int CHECKPOINTS = 10;

	private static final int EXAMPLES = 131;

	private static final int CLASSES = 300;

	private static final Split VALIDATION = new Split("val");

	private static final Split LONGEST = new Split("a-name_of_thirty-two-characters0");

	private static final Split UNLABELLED = new Split("tomorrow");

	private static final List<Split> SPLITS = List.of(LONGEST, VALIDATION, UNLABELLED);

	private final LabelledDatasets datasets = new LabelledDatasets().addEvaluations("named", CLASSES, EXAMPLES, SPLITS);

	private HistoryStore store;

	private HistoryLayout layout;

	/** {@code members x checkpoints x examples}. */
	private final Map<Split, int[][][]> predictions = new TreeMap<>();

	abstract HistoryStore open(LabelledDatasets datasets) throws Exception;

	@BeforeAll
	void record() throws Exception {
		this.store = open(this.datasets);
		this.layout = this.store.addEnsemble("named", MEMBERS, CHECKPOINTS, SPLITS);
		Random random = new Random(1);
		SPLITS.forEach((split) -> this.predictions.put(split, new int[MEMBERS][CHECKPOINTS][]));
		for (int member = 0; member < MEMBERS; member++) {
			for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
				Map<Split, int[]> labels = new TreeMap<>();
				for (Split split : SPLITS) {
					// few classes, so that members agree
					labels.put(split, random.ints(EXAMPLES, 0, (checkpoint < 5) ? CLASSES : 3).toArray());
					this.predictions.get(split)[member][checkpoint] = labels.get(split);
				}
				assertThat(this.store.histories.record(this.layout, member, checkpoint, labels)).isTrue();
				assertThat(this.store.histories.record(this.layout, member, checkpoint, labels)).isFalse();
			}
		}
	}

	@AfterAll
	void close() throws Exception {
		this.store.close();
	}

	@Test
	void predictionsAreReadOfEverySplit() {
		for (Split split : SPLITS) {
			int[][][] expected = this.predictions.get(split);
			History history = history(split);
			assertThat(history.coverage()).hasSize(CHECKPOINTS).containsOnly(MEMBERS);
			for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
				int at = checkpoint;
				assertThat(history.predictions(checkpoint))
					.isDeepEqualTo(Arrays.stream(expected).map((member) -> member[at]).toArray(int[][]::new));
				assertThat(history.listMembers(checkpoint)).containsExactly(0, 1, 2, 3);
			}
			for (int member = 0; member < MEMBERS; member++) {
				assertThat(history.member(member).values().toArray(int[][]::new)).isDeepEqualTo(expected[member]);
			}
			assertThat(history.example(130).predictions()).isDeepEqualTo(Arrays.stream(expected)
				.map((member) -> Arrays.stream(member).mapToInt((labels) -> labels[130]).toArray())
				.toArray(int[][]::new));
		}
	}

	@Test
	void consensusNeedsNoLabels() {
		for (Split split : SPLITS) {
			int[] expected = new int[MEMBERS + 1];
			for (int example = 0; example < EXAMPLES; example++) {
				int[] votes = new int[CLASSES];
				for (int[][] member : this.predictions.get(split)) {
					votes[member[9][example]]++;
				}
				expected[Arrays.stream(votes).max().orElseThrow()]++;
			}
			// computed, then read from what was stored
			for (int i = 0; i < 2; i++) {
				AgreementHistogram found = history(split).consensus(9, null).value();
				assertThat(found.counts()).isEqualTo(expected);
				assertThat(found.members()).isEqualTo(MEMBERS);
			}
		}
	}

	@Test
	void correctnessOfLabelledSplitIsThatOfItsLabels() {
		for (Split split : List.of(LONGEST, VALIDATION)) {
			int[] groundTruth = this.datasets.labels("named", split);
			History history = history(split);
			int[] correct = IntStream.range(0, EXAMPLES)
				.map((example) -> (int) Arrays.stream(this.predictions.get(split))
					.filter((member) -> member[9][example] == groundTruth[example])
					.count())
				.toArray();
			assertThat(history.hasLabels()).isTrue();
			assertThat(history.labels()).isEqualTo(groundTruth);
			assertThat(history.counts(9).value().correct()).isEqualTo(correct);
			assertThat(history.learning().value().accessibility()).hasSize(EXAMPLES);
		}
	}

	@Test
	void whatNeedsLabelsIsRefusedWithoutThem() {
		History history = history(UNLABELLED);
		float[] values = new float[EXAMPLES];
		assertThat(history.hasLabels()).isFalse();
		assertThat(history.examples()).isEqualTo(EXAMPLES);
		assertThat(history.findCartography()).isEmpty();
		List<ThrowingCallable> reads = List.of(history::labels, () -> history.counts(0),
				() -> history.agreement(0, null), () -> history.agreement(0, 1), () -> history.consensus(0, 1),
				() -> history.correctness(0), () -> history.trajectories(0, 64), history::correctEvaluations,
				history::learning, () -> history.addEvaluation(0, 0, values, values), () -> this.store.histories
					.recordCartography(this.layout, 0, Map.of(UNLABELLED, new Cartography(values, values, values))));
		assertThat(reads).allSatisfy((read) -> assertThatExceptionOfType(LabelsMissingException.class).isThrownBy(read)
			.withMessageContaining("tomorrow"));
		assertThat(history.findCartography()).isEmpty();
	}

	@Test
	void anotherHistoryOfUnlabelledSplitIsAConflict() {
		int[] other = this.predictions.get(UNLABELLED)[1][3].clone();
		other[17] = (other[17] + 1) % CLASSES;
		assertThatExceptionOfType(HistoryConflictException.class)
			.isThrownBy(() -> this.store.histories.record(this.layout, 1, 3, Map.of(UNLABELLED, other)))
			.withMessageContaining("tomorrow");
	}

	@Test
	void labelThatIsNoClassIsRefusedWithoutLabelsToo() {
		int[] labels = new int[EXAMPLES];
		labels[5] = CLASSES;
		assertThatExceptionOfType(InvalidHistoryException.class)
			.isThrownBy(() -> this.store.histories.record(this.layout, 1, 3, Map.of(UNLABELLED, labels)))
			.withMessageContaining("300 at example 5");
	}

	@Test
	void unknownSplitNamesThoseThatThereAre() {
		assertThatExceptionOfType(UnknownSplitException.class)
			.isThrownBy(() -> this.store.histories.of(this.layout, Split.TEST))
			.withMessageContaining(LONGEST.name())
			.withMessageContaining("val")
			.withMessageContaining("tomorrow");
	}

	private History history(Split split) {
		return this.store.histories.of(this.layout, split);
	}

}
