package dev.tutti.history.summary;

import java.util.BitSet;
import java.util.Optional;

import dev.tutti.database.NewRows;
import dev.tutti.history.Cartography;
import dev.tutti.history.History;
import dev.tutti.history.codec.Compression;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Training dynamics summed over members in one row, locked while a member is added. Each
 * number is rounded to a multiple of 2^-20 first: such sums are exact, so that they are
 * the same whatever order members end in.
 */
@Component
public class CartographySums {

	private static final double UNIT = 1L << 20;

	private final JdbcTemplate jdbc;

	private final NewRows newRows;

	public CartographySums(JdbcTemplate jdbc, NewRows newRows) {
		this.jdbc = jdbc;
		this.newRows = newRows;
	}

	/** Adds a member unless it is in. */
	public void add(History history, int member, Cartography dynamics) {
		int examples = dynamics.confidence().length;
		this.newRows.insert("insert into dynamics_sum (ensemble_id, split, members, sums) values (?, ?, ?, ?)",
				history.ensemble(), history.split().label(), new byte[0],
				Compression.packDoubles(new double[3 * examples]));
		Sums sums = find(history, " for update").orElseThrow();
		if (sums.members().get(member)) {
			return;
		}
		sums.members().set(member);
		add(sums.values(), 0, dynamics.confidence());
		add(sums.values(), examples, dynamics.variability());
		add(sums.values(), 2 * examples, dynamics.margin());
		this.jdbc.update("update dynamics_sum set members = ?, sums = ? where ensemble_id = ? and split = ?",
				sums.members().toByteArray(), Compression.packDoubles(sums.values()), history.ensemble(),
				history.split().label());
	}

	/** The means over the members that are in; empty when there are none. */
	public Optional<Cartography> find(History history) {
		int examples = history.examples();
		return find(history, "").filter((sums) -> !sums.members().isEmpty())
			.map((sums) -> new Cartography(sums.mean(0, examples), sums.mean(examples, examples),
					sums.mean(2 * examples, examples)));
	}

	private Optional<Sums> find(History history, String lock) {
		return this.jdbc
			.query("select members, sums from dynamics_sum where ensemble_id = ? and split = ?" + lock,
					(row, number) -> new Sums(BitSet.valueOf(row.getBytes(1)),
							Compression.unpackDoubles(row.getBytes(2), 3 * history.examples())),
					history.ensemble(), history.split().label())
			.stream()
			.findFirst();
	}

	private static void add(double[] sums, int offset, float[] values) {
		for (int i = 0; i < values.length; i++) {
			sums[offset + i] += Math.rint(values[i] * UNIT) / UNIT;
		}
	}

	private record Sums(BitSet members, double[] values) {

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
