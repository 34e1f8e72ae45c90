package dev.tutti.history.summary;

import java.util.List;
import java.util.Optional;

import dev.tutti.agreement.CorrectCounter;
import dev.tutti.history.History;
import dev.tutti.history.codec.Compression;
import dev.tutti.history.store.HistoryRows;
import dev.tutti.history.store.HistoryRows.MemberCorrect;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Checkpoints summed over members, kept so that a read takes one row. As histories are
 * only ever added, one that covers as many as there are covers them all.
 */
@Component
public class CheckpointSummaries {

	private final JdbcTemplate jdbc;

	private final HistoryRows rows;

	private final DerivedRows derived;

	public CheckpointSummaries(JdbcTemplate jdbc, HistoryRows rows, DerivedRows derived) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.derived = derived;
	}

	/** The summary of a checkpoint as it is now, computed and kept unless it is there. */
	public CheckpointSummary get(History history, int checkpoint) {
		return find(history, checkpoint)
			.filter((summary) -> isComplete(history, checkpoint, summary.members(), summary.followed())
					|| isCurrent(history, checkpoint, summary))
			.orElseGet(() -> refresh(history, checkpoint));
	}

	/** Computes a summary anew and keeps it. */
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
		this.jdbc.query("select checkpoint, members from checkpoint_summary where ensemble_id = ? and split = ?",
				(row) -> {
					coverage[row.getInt(1)] = row.getInt(2);
				}, history.ensemble(), history.split().label());
		for (int checkpoint = 0; checkpoint < coverage.length; checkpoint++) {
			if (coverage[checkpoint] < history.layout().members()) {
				coverage[checkpoint] = this.rows.count(history, checkpoint);
			}
		}
		return coverage;
	}

	private Optional<CheckpointSummary> find(History history, int checkpoint) {
		return this.jdbc.query("""
				select members, followed, forgettings, by_example, by_member from checkpoint_summary
				 where ensemble_id = ? and split = ? and checkpoint = ?""", (row, number) -> {
			int members = row.getInt(1);
			return new CheckpointSummary(members, row.getInt(2), row.getLong(3),
					Compression.unpackNumbers(row.getBytes(4), history.examples(), Compression.width(members)),
					Compression.unpackNumbers(row.getBytes(5), members, Integer.BYTES));
		}, history.ensemble(), history.split().label(), checkpoint).stream().findFirst();
	}

	private static boolean isComplete(History history, int checkpoint, int members, int followed) {
		return members == history.layout().members() && (checkpoint == 0 || followed == history.layout().members());
	}

	private boolean isCurrent(History history, int checkpoint, CheckpointSummary summary) {
		return summary.members() == this.rows.count(history, checkpoint)
				&& summary.followed() == this.rows.countFollowed(history, checkpoint);
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
				update checkpoint_summary set members = ?, followed = ?, forgettings = ?, by_example = ?, by_member = ?
				 where ensemble_id = ? and split = ? and checkpoint = ?""", """
				insert into checkpoint_summary
				 (members, followed, forgettings, by_example, by_member, ensemble_id, split, checkpoint)
				 values (?, ?, ?, ?, ?, ?, ?, ?)""", summary.members(), summary.followed(), summary.forgettings(),
				byExample, byMember, history.ensemble(), history.split().label(), checkpoint);
	}

}
