package dev.tutti.history.summary;

import java.util.Optional;
import java.util.function.Supplier;

import dev.tutti.history.AgreementHistogram;
import dev.tutti.history.Derived;
import dev.tutti.history.History;
import dev.tutti.history.codec.Compression;
import dev.tutti.history.store.HistoryRows;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Agreement histograms with their nulls, computed at the first read of a checkpoint and
 * stored, so that each later read takes one row however many members there are.
 */
@Component
public class AgreementSummaries {

	private static final int FORMULA = 0;

	private static final String CORRECT = "tp";

	private static final String CONSENSUS = "consensus";

	private static final int ALL_CLASSES = -1;

	private final JdbcClient jdbc;

	private final HistoryRows rows;

	private final DerivedRows derived;

	public AgreementSummaries(JdbcClient jdbc, HistoryRows rows, DerivedRows derived) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.derived = derived;
	}

	/**
	 * On how many examples n members are correct.
	 * @param label only the examples of this class; {@code null} for all
	 */
	public Derived<AgreementHistogram> correct(History history, int checkpoint, @Nullable Integer label) {
		return get(history, checkpoint, CORRECT, label,
				() -> AgreementHistograms.correct(history.correctness(checkpoint), history.groundTruth(), label));
	}

	/**
	 * On how many examples n members predict the label that most members predict.
	 * @param label only the examples of this class; {@code null} for all
	 */
	public Derived<AgreementHistogram> consensus(History history, int checkpoint, @Nullable Integer label) {
		return get(history, checkpoint, CONSENSUS, label,
				() -> AgreementHistograms.consensus(history.predictions(checkpoint), history.groundTruth(), label));
	}

	private Derived<AgreementHistogram> get(History history, int checkpoint, String measure, @Nullable Integer label,
			Supplier<AgreementHistogram> compute) {
		int stratum = (label != null) ? label : ALL_CLASSES;
		Supplier<AgreementHistogram> refresh = () -> {
			AgreementHistogram histogram = compute.get();
			if (histogram.members() > 0) {
				keep(history, checkpoint, measure, stratum, histogram);
			}
			return histogram;
		};
		return find(history, checkpoint, measure, stratum)
			.map((stored) -> stored.get(FORMULA, history.layout().members(), () -> this.rows.count(history, checkpoint),
					refresh))
			.orElseGet(() -> new Derived<>(refresh.get(), false));
	}

	private Optional<Stored<AgreementHistogram>> find(History history, int checkpoint, String measure, int label) {
		return this.jdbc.sql("""
				select formula, members, counts, expected, within_class from agreement_summary
				 where ensemble_id = ? and split = ? and checkpoint = ? and measure = ? and label = ?""")
			.params(history.ensemble(), history.split().name(), checkpoint, measure, label)
			.query((row, number) -> {
				int members = row.getInt(2);
				byte[] counts = row.getBytes(3);
				byte[] expected = row.getBytes(4);
				byte[] withinClass = row.getBytes(5);
				return new Stored<>(
						() -> new AgreementHistogram(Compression.unpackNumbers(counts, members + 1, Integer.BYTES),
								Compression.unpackDoubles(expected, members + 1),
								(withinClass != null) ? Compression.unpackDoubles(withinClass, members + 1) : null),
						row.getInt(1), members);
			})
			.optional();
	}

	private void keep(History history, int checkpoint, String measure, int label, AgreementHistogram histogram) {
		byte[] counts = Compression.packNumbers(histogram.counts(), histogram.counts().length, Integer.BYTES);
		byte[] expected = Compression.packDoubles(histogram.expected());
		byte[] withinClass = (histogram.withinClass() != null) ? Compression.packDoubles(histogram.withinClass())
				: null;
		this.derived.keep("""
				update agreement_summary set formula = ?, members = ?, counts = ?, expected = ?, within_class = ?
				 where ensemble_id = ? and split = ? and checkpoint = ? and measure = ? and label = ?""", """
				insert into agreement_summary
				 (formula, members, counts, expected, within_class, ensemble_id, split, checkpoint, measure, label)
				 values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", FORMULA, histogram.members(), counts, expected, withinClass,
				history.ensemble(), history.split().name(), checkpoint, measure, label);
	}

}
