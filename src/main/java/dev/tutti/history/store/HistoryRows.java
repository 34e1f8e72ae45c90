package dev.tutti.history.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.tutti.database.NewRows;
import dev.tutti.history.HistoryConflictException;
import dev.tutti.history.History;
import dev.tutti.history.codec.MemberPredictions;
import dev.tutti.history.codec.MemberRow;
import dev.tutti.history.codec.PackedHistory;
import dev.tutti.history.codec.Packing;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The rows of histories. The checkpoints of a member are grouped by {@value #GROUP}: the
 * first of a group to come is kept whole and the others as the difference from it, so
 * that each is read with one other row at most, whatever order they came in.
 */
@Repository
public class HistoryRows {

	/**
	 * Eight take a third more than differences from the checkpoint before would, and less
	 * than four or sixteen do.
	 */
	private static final int GROUP = 8;

	/**
	 * Not a join: before PostgreSQL has statistics, it would go through all rows for
	 * each.
	 */
	private static final String OF_BASE = """
			(select b.%s from history b where b.ensemble_id = h.ensemble_id and b.split = h.split
			 and b.checkpoint = h.base and b.member = h.member)""";

	private static final String FROM = " from history h where h.ensemble_id = ? and h.split = ? and h.checkpoint = ?";

	private static final String CORRECT = "select h.member, h.correct_count, h.correct, " + OF_BASE.formatted("correct")
			+ FROM;

	private static final String ALL = "select h.member, h.base, h.correct_count, h.correct, h.labels, "
			+ OF_BASE.formatted("correct_count") + ", " + OF_BASE.formatted("correct") + ", "
			+ OF_BASE.formatted("labels") + FROM;

	private final JdbcTemplate jdbc;

	private final NewRows newRows;

	public HistoryRows(JdbcTemplate jdbc, NewRows newRows) {
		this.jdbc = jdbc;
		this.newRows = newRows;
	}

	/**
	 * Writes a history that fits.
	 * @return whether it was not there yet
	 * @throws HistoryConflictException when another one is
	 */
	public boolean write(History history, int member, int checkpoint, int[] labels) {
		List<Place> group = listGroup(history, member, checkpoint);
		if (group.stream().noneMatch((place) -> place.checkpoint() == checkpoint)) {
			Integer base = group.stream()
				.filter(Place::whole)
				.map(Place::checkpoint)
				.min(Comparator.comparing((whole) -> Math.abs(whole - checkpoint)))
				.orElse(null);
			MemberPredictions reference = (base != null) ? get(history, member, base) : null;
			PackedHistory packed = Packing.of(history)
				.pack(MemberPredictions.of(labels, history.labels()), base, reference);
			if (insert(history, member, checkpoint, packed)) {
				return true;
			}
		}
		MemberPredictions present = get(history, member, checkpoint);
		if (!Arrays.equals(present.labels(), labels)) {
			throw new HistoryConflictException(("Member %d has other predictions on the %s split at checkpoint %d"
					+ " already. What is there stays; send this to another ensemble.")
				.formatted(member, history.split().label(), checkpoint));
		}
		return false;
	}

	/** The members that have a history at a checkpoint, in order. */
	public List<MemberLabels> listLabels(History history, int checkpoint) {
		Packing packing = Packing.of(history);
		return this.jdbc.query(ALL + " order by h.member",
				(row, number) -> new MemberLabels(row.getInt(1), unpack(row, packing)), history.ensemble(),
				history.split().label(), checkpoint);
	}

	/** The same, their correctness alone. */
	public List<MemberCorrect> listCorrect(History history, int checkpoint) {
		Packing packing = Packing.of(history);
		return this.jdbc.query(CORRECT + " order by h.member",
				(row, number) -> new MemberCorrect(row.getInt(1), row.getInt(2),
						packing.unpackCorrect(row.getBytes(3), row.getBytes(4))),
				history.ensemble(), history.split().label(), checkpoint);
	}

	/** All checkpoints of a member, in order, packed. */
	public List<MemberRow> listMember(History history, int member, boolean labels) {
		String columns = labels ? "labels" : "null";
		return this.jdbc.query(
				"select checkpoint, base, correct_count, correct, " + columns
						+ " from history where ensemble_id = ? and split = ? and member = ? order by checkpoint",
				(row, number) -> new MemberRow(row.getInt(1),
						new PackedHistory(row.getObject(2, Integer.class), row.getInt(3), row.getBytes(4),
								labels ? row.getBytes(5) : new byte[0])),
				history.ensemble(), history.split().label(), member);
	}

	/** The members that have a history at a checkpoint, in order. */
	public List<Integer> listMembers(History history, int checkpoint) {
		return this.jdbc.queryForList("""
				select member from history where ensemble_id = ? and split = ? and checkpoint = ?
				 order by member""", Integer.class, history.ensemble(), history.split().label(), checkpoint);
	}

	/** How many members have a history at a checkpoint. */
	public int count(History history, int checkpoint) {
		return count("select count(*) from history where ensemble_id = ? and split = ? and checkpoint = ?",
				history.ensemble(), history.split().label(), checkpoint);
	}

	/** How many of them have one at the checkpoint before too. */
	public int countFollowed(History history, int checkpoint) {
		return count("""
				select count(*) from history h join history p on p.ensemble_id = h.ensemble_id and p.split = h.split
				 and p.checkpoint = ? and p.member = h.member
				 where h.ensemble_id = ? and h.split = ? and h.checkpoint = ?""", checkpoint - 1, history.ensemble(),
				history.split().label(), checkpoint);
	}

	/** How many histories there are of all members and checkpoints. */
	public int count(History history) {
		return count("select count(*) from history where ensemble_id = ? and split = ?", history.ensemble(),
				history.split().label());
	}

	private int count(String sql, Object... parameters) {
		Integer count = this.jdbc.queryForObject(sql, Integer.class, parameters);
		return (count != null) ? count : 0;
	}

	private List<Place> listGroup(History history, int member, int checkpoint) {
		int first = checkpoint - checkpoint % GROUP;
		return this.jdbc.query("""
				select checkpoint, base from history where ensemble_id = ? and split = ? and member = ?
				 and checkpoint between ? and ?""", (row, number) -> new Place(row.getInt(1), row.getObject(2) == null),
				history.ensemble(), history.split().label(), member, first, first + GROUP - 1);
	}

	private boolean insert(History history, int member, int checkpoint, PackedHistory packed) {
		return this.newRows.insert("""
				insert into history (ensemble_id, split, checkpoint, member, base, correct_count, correct, labels)
				 values (?, ?, ?, ?, ?, ?, ?, ?)""", history.ensemble(), history.split().label(), checkpoint, member,
				packed.base(), packed.correctCount(), packed.correct(), packed.labels());
	}

	private MemberPredictions get(History history, int member, int checkpoint) {
		Packing packing = Packing.of(history);
		return this.jdbc
			.query(ALL + " and h.member = ?", (row, number) -> unpack(row, packing), history.ensemble(),
					history.split().label(), checkpoint, member)
			.stream()
			.findFirst()
			// the ensemble was deleted a moment ago
			.orElseThrow(() -> new EmptyResultDataAccessException(1));
	}

	private static MemberPredictions unpack(ResultSet row, Packing packing) throws SQLException {
		Integer base = row.getObject(2, Integer.class);
		return packing.unpack(new PackedHistory(base, row.getInt(3), row.getBytes(4), row.getBytes(5)),
				(base != null) ? new PackedHistory(null, row.getInt(6), row.getBytes(7), row.getBytes(8)) : null);
	}

	/** What a member predicts. */
	public record MemberLabels(int member, MemberPredictions history) {

	}

	/** Where a member is correct. */
	public record MemberCorrect(int member, int count, long[] correct) {

	}

	/** Where a row is. */
	private record Place(int checkpoint, boolean whole) {

	}

}
