package dev.tutti.history.summary;

import java.util.List;
import java.util.Optional;

import dev.tutti.agreement.CorrectCounter;
import dev.tutti.history.Derived;
import dev.tutti.history.History;
import dev.tutti.history.codec.Compression;
import dev.tutti.history.store.HistoryRows;
import dev.tutti.history.store.HistoryRows.MemberCorrect;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checkpoints summed over members, stored so that a read takes one row. */
@Component
public class CheckpointSummaries {

	private static final int FORMULA = 0;

	private final JdbcClient jdbc;

	private final HistoryRows rows;

	private final DerivedRows derived;

	public CheckpointSummaries(JdbcClient jdbc, HistoryRows rows, DerivedRows derived) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.derived = derived;
	}

	/**
	 * The summary of a checkpoint as it is now, computed and stored unless it is there.
	 */
	public Derived<CheckpointSummary> get(History history, int checkpoint) {
		long members = history.layout().members();
		return find(history, checkpoint)
			.map((stored) -> stored.get(FORMULA, (checkpoint == 0) ? members : 2 * members,
					() -> this.rows.count(history, checkpoint) + this.rows.countFollowed(history, checkpoint),
					() -> refresh(history, checkpoint)))
			.orElseGet(() -> new Derived<>(refresh(history, checkpoint), false));
	}

	/** Recomputes a summary and stores it. */
	public CheckpointSummary refresh(History history, int checkpoint) {
		CheckpointSummary summary = compute(history, checkpoint);
		if (summary.members() > 0) {
			keep(history, checkpoint, summary);
		}
		return summary;
	}

	/** For each checkpoint, how many members have a history there. */
	public int[] coverage(History history) {
		int[] coverage = new int[history.layout().checkpoints()];
		this.jdbc.sql("select checkpoint, members from checkpoint_summary where ensemble_id = ? and split = ?")
			.params(history.ensemble(), history.split().name())
			.query((RowCallbackHandler) (row) -> coverage[row.getInt(1)] = row.getInt(2));
		for (int checkpoint = 0; checkpoint < coverage.length; checkpoint++) {
			if (coverage[checkpoint] < history.layout().members()) {
				coverage[checkpoint] = this.rows.count(history, checkpoint);
			}
		}
		return coverage;
	}

	private Optional<Stored<CheckpointSummary>> find(History history, int checkpoint) {
		return this.jdbc.sql("""
				select formula, members, followed, forgettings, by_example, by_member from checkpoint_summary
				 where ensemble_id = ? and split = ? and checkpoint = ?""")
			.params(history.ensemble(), history.split().name(), checkpoint)
			.query((row, number) -> {
				int members = row.getInt(2);
				int followed = row.getInt(3);
				long forgettings = row.getLong(4);
				byte[] byExample = row.getBytes(5);
				byte[] byMember = row.getBytes(6);
				return new Stored<>(
						() -> new CheckpointSummary(members, followed, forgettings,
								Compression.unpackNumbers(byExample, history.examples(), Compression.width(members)),
								Compression.unpackNumbers(byMember, members, Integer.BYTES)),
						row.getInt(1), (long) members + followed);
			})
			.optional();
	}

	private CheckpointSummary compute(History history, int checkpoint) {
		List<MemberCorrect> here = this.rows.listCorrect(history, checkpoint);
		List<MemberCorrect> before = this.rows.listCorrect(history, checkpoint - 1);
		int followed = 0;
		long forgettings = 0;
		int next = 0;
		for (MemberCorrect member : here) {
			while (next < before.size() && before.get(next).member() < member.member()) {
				next++;
			}
			if (next < before.size() && before.get(next).member() == member.member()) {
				followed++;
				forgettings += forgotten(before.get(next).correct(), member.correct());
			}
		}
		return new CheckpointSummary(
				here.size(), followed, forgettings, CorrectCounter
					.counts(here.stream().map(MemberCorrect::correct).toArray(long[][]::new), history.examples()),
				here.stream().mapToInt(MemberCorrect::count).toArray());
	}

	private static long forgotten(long[] before, long[] here) {
		long forgotten = 0;
		for (int word = 0; word < here.length; word++) {
			forgotten += Long.bitCount(before[word] & ~here[word]);
		}
		return forgotten;
	}

	private void keep(History history, int checkpoint, CheckpointSummary summary) {
		byte[] byExample = Compression.packNumbers(summary.byExample(), summary.byExample().length,
				Compression.width(summary.members()));
		byte[] byMember = Compression.packNumbers(summary.byMember(), summary.members(), Integer.BYTES);
		this.derived.keep("""
				update checkpoint_summary set formula = ?, members = ?, followed = ?, forgettings = ?, by_example = ?,
				 by_member = ? where ensemble_id = ? and split = ? and checkpoint = ?""", """
				insert into checkpoint_summary
				 (formula, members, followed, forgettings, by_example, by_member, ensemble_id, split, checkpoint)
				 values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", FORMULA, summary.members(), summary.followed(),
				summary.forgettings(), byExample, byMember, history.ensemble(), history.split().name(), checkpoint);
	}

}
