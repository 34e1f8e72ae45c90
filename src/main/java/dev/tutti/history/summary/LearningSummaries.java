package dev.tutti.history.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.tutti.agreement.CorrectCounter;
import dev.tutti.agreement.order.Learning;
import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.history.Derived;
import dev.tutti.history.History;
import dev.tutti.history.codec.Compression;
import dev.tutti.history.codec.MemberRow;
import dev.tutti.history.codec.Packing;
import dev.tutti.history.store.HistoryRows;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When examples are learned, over all members and checkpoints. */
@Component
public class LearningSummaries {

	private static final int FORMULA = 0;

	private final JdbcClient jdbc;

	private final HistoryRows rows;

	private final DerivedRows derived;

	public LearningSummaries(JdbcClient jdbc, HistoryRows rows, DerivedRows derived) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.derived = derived;
	}

	/** The summary as it is now, computed and stored unless it is there. */
	public Derived<LearningSummary> get(History history) {
		long most = (long) history.layout().members() * history.layout().checkpoints();
		return find(history)
			.map((stored) -> stored.get(FORMULA, most, () -> this.rows.count(history), () -> compute(history)))
			.orElseGet(() -> new Derived<>(compute(history), false));
	}

	/** For each member that has a history, at how many checkpoints it is correct. */
	public int[][] correctEvaluations(History history) {
		List<int[]> members = new ArrayList<>();
		for (int member = 0; member < history.layout().members(); member++) {
			List<MemberRow> checkpoints = this.rows.listMember(history, member, false);
			if (!checkpoints.isEmpty()) {
				long[][] correct = Packing.of(history).unpackCorrect(checkpoints).toArray(long[][]::new);
				members.add(CorrectCounter.counts(correct, history.examples()));
			}
		}
		return members.toArray(int[][]::new);
	}

	private Optional<Stored<LearningSummary>> find(History history) {
		return this.jdbc
			.sql("select formula, histories, scores from learning_summary where ensemble_id = ? and split = ?")
			.params(history.ensemble(), history.split().name())
			.query((row, number) -> {
				byte[] scores = row.getBytes(3);
				return new Stored<>(() -> unpack(scores, history.examples()), row.getInt(1), row.getLong(2));
			})
			.optional();
	}

	private LearningSummary compute(History history) {
		Learning learning = new Learning(history.examples());
		long histories = 0;
		for (int member = 0; member < history.layout().members(); member++) {
			List<MemberRow> checkpoints = this.rows.listMember(history, member, false);
			if (!checkpoints.isEmpty()) {
				learning.add(evaluations(history, checkpoints));
				histories += checkpoints.size();
			}
		}
		LearningSummary summary = learning.summary();
		if (histories > 0) {
			keep(history, histories, summary);
		}
		return summary;
	}

	private static List<Learning.Evaluated> evaluations(History history, List<MemberRow> checkpoints) {
		List<long[]> correct = Packing.of(history).unpackCorrect(checkpoints);
		List<Learning.Evaluated> evaluations = new ArrayList<>(correct.size());
		for (int i = 0; i < correct.size(); i++) {
			double epoch = history.layout().epochs().get(checkpoints.get(i).checkpoint());
			evaluations.add(new Learning.Evaluated(epoch, correct.get(i)));
		}
		return evaluations;
	}

	private void keep(History history, long histories, LearningSummary summary) {
		this.derived.keep(
				"update learning_summary set formula = ?, histories = ?, scores = ? where ensemble_id = ? and split = ?",
				"insert into learning_summary (formula, histories, scores, ensemble_id, split) values (?, ?, ?, ?, ?)",
				FORMULA, histories, pack(summary), history.ensemble(), history.split().name());
	}

	private static byte[] pack(LearningSummary summary) {
		int examples = summary.accessibility().length;
		double[] scores = Arrays.copyOf(summary.accessibility(), 4 * examples);
		System.arraycopy(summary.firstLearned(), 0, scores, examples, examples);
		System.arraycopy(summary.learnedForGood(), 0, scores, 2 * examples, examples);
		System.arraycopy(summary.forgettings(), 0, scores, 3 * examples, examples);
		return Compression.packDoubles(scores);
	}

	private static LearningSummary unpack(byte[] packed, int examples) {
		double[] scores = Compression.unpackDoubles(packed, 4 * examples);
		boolean[] never = new boolean[examples];
		for (int example = 0; example < examples; example++) {
			never[example] = Double.isNaN(scores[examples + example]);
		}
		return new LearningSummary(Arrays.copyOf(scores, examples), Arrays.copyOfRange(scores, examples, 2 * examples),
				Arrays.copyOfRange(scores, 2 * examples, 3 * examples),
				Arrays.copyOfRange(scores, 3 * examples, 4 * examples), never);
	}

}
