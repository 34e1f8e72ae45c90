package dev.tutti.history.summary;

import java.util.BitSet;
import java.util.Optional;

import dev.tutti.database.NewRows;
import dev.tutti.history.Cartography;
import dev.tutti.history.Derived;
import dev.tutti.history.History;
import dev.tutti.history.RunningCartography;
import dev.tutti.history.codec.Compression;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cartography summed over members in one row, which is locked while a member is added.
 * Each number is rounded by {@link RunningCartography#round} first: such sums are exact,
 * and so the same whatever order members end in.
 * <p>
 * What is summed is not stored, so that a row of another formula cannot be recomputed. It
 * keeps its formula, and members are added to the sums that it has.
 */
@Component
public class CartographySums {

	private static final int FORMULA = 0;

	/** Confidence, variability, margin. */
	private static final int SUMS = 3;

	private final JdbcClient jdbc;

	private final NewRows newRows;

	public CartographySums(JdbcClient jdbc, NewRows newRows) {
		this.jdbc = jdbc;
		this.newRows = newRows;
	}

	/** Adds a member unless it is in. */
	public void add(History history, int member, Cartography cartography) {
		int examples = cartography.confidence().length;
		this.newRows.insert("""
				insert into dynamics_sum (ensemble_id, split, formula, sum_count, members, sums)
				 values (?, ?, ?, ?, ?, ?)""", history.ensemble(), history.split().name(), FORMULA, SUMS, new byte[0],
				Compression.packDoubles(new double[SUMS * examples]));
		Sums sums = find(history, " for update").orElseThrow();
		if (sums.members().get(member)) {
			return;
		}
		sums.members().set(member);
		add(sums.values(), 0, cartography.confidence());
		add(sums.values(), examples, cartography.variability());
		add(sums.values(), 2 * examples, cartography.margin());
		this.jdbc
			.sql("update dynamics_sum set members = ?, sum_count = ?, sums = ? where ensemble_id = ? and split = ?")
			.params(sums.members().toByteArray(), SUMS, Compression.packDoubles(sums.values()), history.ensemble(),
					history.split().name())
			.update();
	}

	/** The means over the members that are in; empty when there are none. */
	public Optional<Derived<Cartography>> find(History history) {
		int examples = history.examples();
		return find(history, "").filter((sums) -> !sums.members().isEmpty())
			.map((sums) -> new Derived<>(new Cartography(sums.mean(0, examples), sums.mean(examples, examples),
					sums.mean(2 * examples, examples)), sums.formula() != FORMULA));
	}

	/** Whether a member is in. */
	public boolean contains(History history, int member) {
		return this.jdbc.sql("select members from dynamics_sum where ensemble_id = ? and split = ?")
			.params(history.ensemble(), history.split().name())
			.query((row, number) -> BitSet.valueOf(row.getBytes(1)))
			.optional()
			.filter((members) -> members.get(member))
			.isPresent();
	}

	private Optional<Sums> find(History history, String lock) {
		int examples = history.examples();
		return this.jdbc
			.sql("select formula, sum_count, members, sums from dynamics_sum where ensemble_id = ? and split = ?"
					+ lock)
			.params(history.ensemble(), history.split().name())
			.query((row, number) -> new Sums(row.getInt(1), BitSet.valueOf(row.getBytes(3)),
					Compression.unpackSums(row.getBytes(4), row.getInt(2), SUMS, examples)))
			.optional();
	}

	private static void add(double[] sums, int offset, float[] values) {
		for (int i = 0; i < values.length; i++) {
			sums[offset + i] += RunningCartography.round(values[i]);
		}
	}

	private record Sums(int formula, BitSet members, double[] values) {

		float[] mean(int offset, int length) {
			int count = this.members.cardinality();
			float[] means = new float[length];
			for (int i = 0; i < length; i++) {
				means[i] = (float) (this.values[offset + i] / count);
			}
			return means;
		}

	}

}
