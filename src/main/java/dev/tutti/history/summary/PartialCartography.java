package dev.tutti.history.summary;

import java.util.BitSet;
import java.util.Optional;

import dev.tutti.database.NewRows;
import dev.tutti.history.Cartography;
import dev.tutti.history.History;
import dev.tutti.history.MissingValues;
import dev.tutti.history.RunningCartography;
import dev.tutti.history.codec.Compression;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cartography of members whose evaluations come one by one, in any order and from several
 * writers: a row a member and split holds the sums, is locked while one is added, and is
 * deleted once all checkpoints are in. A row of another formula keeps the sums that it
 * has, as with {@link CartographySums}.
 */
@Component
public class PartialCartography {

	private static final int FORMULA = 0;

	private final JdbcClient jdbc;

	private final NewRows newRows;

	public PartialCartography(JdbcClient jdbc, NewRows newRows) {
		this.jdbc = jdbc;
		this.newRows = newRows;
	}

	/**
	 * Adds an evaluation unless it is in, within the caller's transaction.
	 * @param confidence the softmax output of each example's ground-truth label, 0..1
	 * @param margin the logit of each example's ground-truth label less the largest other
	 * one
	 * @return the member's cartography once all checkpoints are in; else null
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public @Nullable Cartography add(History history, int member, int checkpoint, float[] confidence, float[] margin) {
		int examples = confidence.length;
		this.newRows.insert("""
				insert into partial_dynamics (ensemble_id, split, member, formula, sum_count, checkpoints, sums)
				 values (?, ?, ?, ?, ?, ?, ?)""", history.ensemble(), history.split().name(), member, FORMULA,
				RunningCartography.SUMS, new byte[0],
				Compression.packDoubles(new double[RunningCartography.SUMS * examples]));
		Sums sums = findLocked(history, member, examples).orElse(null);
		if (sums == null || sums.checkpoints().get(checkpoint)) {
			return null;
		}
		sums.checkpoints().set(checkpoint);
		sums.running().add(confidence, margin);
		if (sums.checkpoints().cardinality() == history.layout().checkpoints()) {
			this.jdbc.sql("delete from partial_dynamics where ensemble_id = ? and split = ? and member = ?")
				.params(history.ensemble(), history.split().name(), member)
				.update();
			return sums.running().cartography();
		}
		this.jdbc.sql("""
				update partial_dynamics set checkpoints = ?, sum_count = ?, sums = ?
				 where ensemble_id = ? and split = ? and member = ?""")
			.params(sums.checkpoints().toByteArray(), RunningCartography.SUMS,
					Compression.packDoubles(sums.running().sums()), history.ensemble(), history.split().name(), member)
			.update();
		return null;
	}

	/** Whether an evaluation is in a member's sums, while these are not complete. */
	public boolean contains(History history, int member, int checkpoint) {
		return this.jdbc
			.sql("select checkpoints from partial_dynamics where ensemble_id = ? and split = ? and member = ?")
			.params(history.ensemble(), history.split().name(), member)
			.query((row, number) -> BitSet.valueOf(row.getBytes(1)))
			.optional()
			.filter((checkpoints) -> checkpoints.get(checkpoint))
			.isPresent();
	}

	/** What the first member lacks whose sums are not complete. */
	public Optional<MissingValues> findMissing(History history) {
		return this.jdbc.sql("""
				select member, checkpoints from partial_dynamics where ensemble_id = ? and split = ?
				 order by member fetch first row only""")
			.params(history.ensemble(), history.split().name())
			.query((row, number) -> new MissingValues(row.getInt(1), BitSet.valueOf(row.getBytes(2)).nextClearBit(0)))
			.optional();
	}

	private Optional<Sums> findLocked(History history, int member, int examples) {
		return this.jdbc.sql("""
				select checkpoints, sum_count, sums from partial_dynamics
				 where ensemble_id = ? and split = ? and member = ? for update""")
			.params(history.ensemble(), history.split().name(), member)
			.query((row, number) -> {
				BitSet checkpoints = BitSet.valueOf(row.getBytes(1));
				return new Sums(checkpoints, RunningCartography.of(checkpoints.cardinality(),
						Compression.unpackSums(row.getBytes(3), row.getInt(2), RunningCartography.SUMS, examples)));
			})
			.optional();
	}

	private record Sums(BitSet checkpoints, RunningCartography running) {

	}

}
