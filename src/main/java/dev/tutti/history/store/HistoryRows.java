package dev.tutti.history.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.tutti.database.NewRows;
import dev.tutti.history.History;
import dev.tutti.history.HistoryConflictException;
import dev.tutti.history.codec.MemberPredictions;
import dev.tutti.history.codec.MemberRow;
import dev.tutti.history.codec.PackedHistory;
import dev.tutti.history.codec.Packing;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of histories. The checkpoints of a member are grouped by {@value #GROUP}: the
 * first of a group to be written is a keyframe and the others are deltas from it, so that
 * each is read with one other row at most, whatever order they came in.
 */
@Repository
public class HistoryRows {

	/**
	 * Groups of eight take a third more space than deltas from the checkpoint before
	 * would, and less than groups of four or sixteen.
	 */
	private static final int GROUP = 8;

	/**
	 * A column of the keyframe. Not a join: before PostgreSQL has statistics, it would
	 * scan all rows for each.
	 */
	private static final String OF_KEYFRAME = """
			(select k.%s from history k where k.ensemble_id = h.ensemble_id and k.split = h.split
			 and k.checkpoint = h.base and k.member = h.member)""";

	private static final String FROM = " from history h where h.ensemble_id = ? and h.split = ? and h.checkpoint = ?";

	private static final String CORRECT = "select h.member, h.format, h.correct_count, h.correct, "
			+ OF_KEYFRAME.formatted("correct") + FROM;

	private static final String ALL = "select h.member, h.format, h.base, h.correct_count, h.correct, h.labels, "
			+ OF_KEYFRAME.formatted("correct_count") + ", " + OF_KEYFRAME.formatted("correct") + ", "
			+ OF_KEYFRAME.formatted("labels") + FROM;

	private final JdbcClient jdbc;

	private final NewRows newRows;

	public HistoryRows(JdbcClient jdbc, NewRows newRows) {
		this.jdbc = jdbc;
		this.newRows = newRows;
	}

	/**
	 * Writes a history that fits.
	 * @return whether it was not there yet
	 * @throws HistoryConflictException when a different one is already stored
	 */
	public boolean write(History history, int member, int checkpoint, int[] labels) {
		List<Place> group = listGroup(history, member, checkpoint);
		if (group.stream().noneMatch((place) -> place.checkpoint() == checkpoint)) {
			Integer keyframe = group.stream()
				.filter(Place::keyframe)
				.map(Place::checkpoint)
				.min(Comparator.comparing((other) -> Math.abs(other - checkpoint)))
				.orElse(null);
			PackedHistory packed = Packing.of(history)
				.pack(MemberPredictions.of(labels, history.groundTruth().labels()), keyframe,
						(keyframe != null) ? get(history, member, keyframe) : null);
			if (insert(history, member, checkpoint, packed)) {
				return true;
			}
		}
		if (!Arrays.equals(get(history, member, checkpoint).labels(), labels)) {
			throw new HistoryConflictException(("Member %d has other predictions on the %s split at checkpoint %d"
					+ " already. The stored ones stay; send these to another ensemble.")
				.formatted(member, history.split().name(), checkpoint));
		}
		return false;
	}

	/** What each member predicts at a checkpoint, by member. */
	public List<MemberLabels> listLabels(History history, int checkpoint) {
		Packing packing = Packing.of(history);
		return this.jdbc.sql(ALL + " order by h.member")
			.params(history.ensemble(), history.split().name(), checkpoint)
			.query((row, number) -> new MemberLabels(row.getInt(1), unpack(row, packing)))
			.list();
	}

	/** Where each member is correct at a checkpoint, by member. */
	public List<MemberCorrect> listCorrect(History history, int checkpoint) {
		Packing packing = Packing.of(history);
		return this.jdbc.sql(CORRECT + " order by h.member")
			.params(history.ensemble(), history.split().name(), checkpoint)
			.query((row, number) -> {
				Packing.checkFormat(row.getInt(2));
				return new MemberCorrect(row.getInt(1), row.getInt(3),
						packing.unpackCorrect(row.getBytes(4), row.getBytes(5)));
			})
			.list();
	}

	/**
	 * All checkpoints of a member, in order, packed.
	 * @param labels whether to read the labels too
	 */
	public List<MemberRow> listMember(History history, int member, boolean labels) {
		return this.jdbc
			.sql("select checkpoint, format, base, correct_count, correct, " + (labels ? "labels" : "null")
					+ " from history where ensemble_id = ? and split = ? and member = ? order by checkpoint")
			.params(history.ensemble(), history.split().name(), member)
			.query((row, number) -> {
				Packing.checkFormat(row.getInt(2));
				return new MemberRow(row.getInt(1), new PackedHistory(row.getObject(3, Integer.class), row.getInt(4),
						row.getBytes(5), labels ? row.getBytes(6) : new byte[0]));
			})
			.list();
	}

	/** The members that have a history at a checkpoint, in order. */
	public List<Integer> listMembers(History history, int checkpoint) {
		return this.jdbc.sql("""
				select member from history where ensemble_id = ? and split = ? and checkpoint = ?
				 order by member""")
			.params(history.ensemble(), history.split().name(), checkpoint)
			.query(Integer.class)
			.list();
	}

	/** How many members have a history at a checkpoint. */
	public int count(History history, int checkpoint) {
		return count("select count(*) from history where ensemble_id = ? and split = ? and checkpoint = ?",
				history.ensemble(), history.split().name(), checkpoint);
	}

	/** How many of them have one at the checkpoint before too. */
	public int countFollowed(History history, int checkpoint) {
		return count("""
				select count(*) from history h join history p on p.ensemble_id = h.ensemble_id and p.split = h.split
				 and p.checkpoint = ? and p.member = h.member
				 where h.ensemble_id = ? and h.split = ? and h.checkpoint = ?""", checkpoint - 1, history.ensemble(),
				history.split().name(), checkpoint);
	}

	/** How many histories there are of all members and checkpoints. */
	public int count(History history) {
		return count("select count(*) from history where ensemble_id = ? and split = ?", history.ensemble(),
				history.split().name());
	}

	private int count(String sql, Object... parameters) {
		return this.jdbc.sql(sql).params(parameters).query(Integer.class).single();
	}

	private List<Place> listGroup(History history, int member, int checkpoint) {
		int first = checkpoint - checkpoint % GROUP;
		return this.jdbc.sql("""
				select checkpoint, base, format from history where ensemble_id = ? and split = ? and member = ?
				 and checkpoint between ? and ?""")
			.params(history.ensemble(), history.split().name(), member, first, first + GROUP - 1)
			.query((row, number) -> new Place(row.getInt(1),
					row.getObject(2) == null && row.getInt(3) == Packing.FORMAT))
			.list();
	}

	private boolean insert(History history, int member, int checkpoint, PackedHistory packed) {
		return this.newRows.insert(
				"""
						insert into history (ensemble_id, split, checkpoint, member, format, base, correct_count, correct, labels)
						 values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
				history.ensemble(), history.split().name(), checkpoint, member, Packing.FORMAT, packed.keyframe(),
				packed.correctCount(), packed.correct(), packed.labels());
	}

	private MemberPredictions get(History history, int member, int checkpoint) {
		Packing packing = Packing.of(history);
		return this.jdbc.sql(ALL + " and h.member = ?")
			.params(history.ensemble(), history.split().name(), checkpoint, member)
			.query((row, number) -> unpack(row, packing))
			.optional()
			// the ensemble was deleted a moment ago
			.orElseThrow(() -> new EmptyResultDataAccessException(1));
	}

	private static MemberPredictions unpack(ResultSet row, Packing packing) throws SQLException {
		Packing.checkFormat(row.getInt(2));
		Integer keyframe = row.getObject(3, Integer.class);
		return packing.unpack(new PackedHistory(keyframe, row.getInt(4), row.getBytes(5), row.getBytes(6)),
				(keyframe != null) ? new PackedHistory(null, row.getInt(7), row.getBytes(8), row.getBytes(9)) : null);
	}

	/** What a member predicts. */
	public record MemberLabels(int member, MemberPredictions history) {

	}

	/** Where a member is correct. */
	public record MemberCorrect(int member, int count, long[] correct) {

	}

	/**
	 * A row's checkpoint.
	 *
	 * @param keyframe whether deltas can be taken from it
	 */
	private record Place(int checkpoint, boolean keyframe) {

	}

}
