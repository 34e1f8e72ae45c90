package dev.tutti.history;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

import dev.tutti.database.NewRows;
import dev.tutti.dataset.Split;
import dev.tutti.history.codec.Compression;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Training dynamics of members whose evaluations come one by one, in any order and from
 * several writers: a row a member and split holds the sums, locked while one is added,
 * and goes once all checkpoints are in.
 */
@Service
public class PartialCartography {

	private final JdbcTemplate jdbc;

	private final NewRows newRows;

	private final Histories histories;

	private final TransactionTemplate transactions;

	public PartialCartography(JdbcTemplate jdbc, NewRows newRows, Histories histories,
			PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.newRows = newRows;
		this.histories = histories;
		this.transactions = new TransactionTemplate(transactions);
	}

	/**
	 * Adds an evaluation unless it is in. With the last one, the member is recorded with
	 * {@link Histories#recordDynamics}.
	 * @param confidence the softmax output of the true label of each example, 0..1
	 * @param margin the true label's logit less the largest other one of each example
	 */
	public void add(HistoryLayout layout, Split split, int member, int checkpoint, float[] confidence, float[] margin) {
		this.transactions
			.executeWithoutResult((status) -> write(layout, split, member, checkpoint, confidence, margin));
	}

	private void write(HistoryLayout layout, Split split, int member, int checkpoint, float[] confidence,
			float[] margin) {
		int examples = confidence.length;
		this.newRows.insert(
				"insert into partial_dynamics (ensemble_id, split, member, checkpoints, sums) values (?, ?, ?, ?, ?)",
				layout.ensemble(), split.label(), member, new byte[0],
				Compression.packDoubles(new double[3 * examples]));
		Sums sums = findLocked(layout, split, member, examples).orElse(null);
		if (sums == null || sums.checkpoints().get(checkpoint)) {
			return;
		}
		sums.checkpoints().set(checkpoint);
		sums.running().add(confidence, margin);
		if (sums.checkpoints().cardinality() == layout.epochs().size()) {
			this.histories.recordDynamics(layout, member, Map.of(split, sums.running().dynamics()));
			this.jdbc.update("delete from partial_dynamics where ensemble_id = ? and split = ? and member = ?",
					layout.ensemble(), split.label(), member);
			return;
		}
		this.jdbc.update(
				"update partial_dynamics set checkpoints = ?, sums = ? where ensemble_id = ? and split = ? and member = ?",
				sums.checkpoints().toByteArray(), Compression.packDoubles(sums.running().sums()), layout.ensemble(),
				split.label(), member);
	}

	private Optional<Sums> findLocked(HistoryLayout layout, Split split, int member, int examples) {
		return this.jdbc.query("""
				select checkpoints, sums from partial_dynamics where ensemble_id = ? and split = ? and member = ?
				 for update""", (row, number) -> {
			BitSet checkpoints = BitSet.valueOf(row.getBytes(1));
			return new Sums(checkpoints, RunningCartography.of(checkpoints.cardinality(),
					Compression.unpackDoubles(row.getBytes(2), 3 * examples)));
		}, layout.ensemble(), split.label(), member).stream().findFirst();
	}

	private record Sums(BitSet checkpoints, RunningCartography running) {

	}

}
