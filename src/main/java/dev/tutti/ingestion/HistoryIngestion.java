package dev.tutti.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.external.ExternalEnsembles;
import dev.tutti.history.GroundTruth;
import dev.tutti.history.Histories;
import dev.tutti.history.History;
import dev.tutti.history.HistoryConflictException;
import dev.tutti.history.HistoryLayout;
import dev.tutti.history.InvalidHistoryException;
import dev.tutti.ingestion.body.Body;
import dev.tutti.ingestion.body.BodyFormat;
import dev.tutti.ingestion.body.LabelSource;
import dev.tutti.ingestion.body.NdjsonBatch;
import dev.tutti.ingestion.prediction.EvaluatedHistory;
import dev.tutti.ingestion.prediction.ExpectedExamples;
import dev.tutti.ingestion.prediction.ValueKind;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores uploaded histories together with their counts, in one transaction. */
@Service
public class HistoryIngestion {

	private final ExternalEnsembles ensembles;

	private final Datasets datasets;

	private final Histories histories;

	private final TransactionTemplate transaction;

	HistoryIngestion(ExternalEnsembles ensembles, Datasets datasets, Histories histories,
			TransactionTemplate transaction) {
		this.ensembles = ensembles;
		this.datasets = datasets;
		this.histories = histories;
		this.transaction = transaction;
	}

	/**
	 * Stores one history.
	 * @param values the kind of values per class; {@code null} for labels
	 * @throws ValuesTooLateException if there are values and the history is stored
	 * without
	 */
	public void put(long id, Split split, int member, int checkpoint, Body body, @Nullable ValueKind values)
			throws IOException {
		ExternalEnsembles.Open ensemble = open(id, split);
		HistoryLayout layout = ensemble.layout();
		checkPlace(layout, member, checkpoint);
		EvaluatedHistory evaluated = body.read(expected(layout, split), values);
		write(ensemble, () -> {
			boolean isNew = this.histories.record(layout, member, checkpoint, Map.of(split, evaluated.labels()));
			if (evaluated.confidence() != null && evaluated.margin() != null) {
				History history = this.histories.of(layout, split);
				if (isNew) {
					history.addEvaluation(member, checkpoint, evaluated.confidence(), evaluated.margin());
				}
				else if (!history.hasEvaluation(member, checkpoint)) {
					throw new ValuesTooLateException(id, member, checkpoint);
				}
			}
			return isNew ? Map.of(member, 1) : Map.of();
		}, List.of(member));
	}

	/** Stores many histories atomically, from a body of any length. */
	public void putAll(long id, Split split, Body body) throws IOException {
		ExternalEnsembles.Open ensemble = open(id, split);
		HistoryLayout layout = ensemble.layout();
		GroundTruth expected = this.histories.of(layout, split).groundTruth();
		Map<Integer, Integer> written = new TreeMap<>();
		try {
			write(ensemble, () -> {
				try {
					if (body.format() == BodyFormat.NDJSON) {
						writeLines(layout, split, expected, body, written);
					}
					else {
						writeAll(layout, split, expected, body, written);
					}
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
				return written;
			}, written.keySet());
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private void writeAll(HistoryLayout layout, Split split, GroundTruth expected, Body body,
			Map<Integer, Integer> written) throws IOException {
		LabelSource labels = body.labels(expected, layout.members(), layout.epochs().size());
		for (int member = 0; member < layout.members(); member++) {
			for (int checkpoint = 0; checkpoint < layout.epochs().size(); checkpoint++) {
				write(layout, split, member, checkpoint, labels.next(), written);
			}
		}
		labels.end();
	}

	private void writeLines(HistoryLayout layout, Split split, GroundTruth expected, Body body,
			Map<Integer, Integer> written) throws IOException {
		NdjsonBatch lines = body.batch(expected, (long) layout.members() * layout.epochs().size());
		Map<List<Integer>, Integer> numbers = new HashMap<>();
		for (NdjsonBatch.Line line = lines.next(); line != null; line = lines.next()) {
			checkPlace(layout, line.member(), line.checkpoint());
			Integer before = numbers.putIfAbsent(List.of(line.member(), line.checkpoint()), line.number());
			try {
				write(layout, split, line.member(), line.checkpoint(), line.labels(), written);
			}
			catch (HistoryConflictException ex) {
				if (before == null) {
					throw ex;
				}
				throw new InvalidHistoryException(
						"Lines %d and %d of the body have different labels for member %d at checkpoint %d. Send one of them."
							.formatted(before, line.number(), line.member(), line.checkpoint()));
			}
		}
		if (written.isEmpty()) {
			throw new InvalidHistoryException("The body has no history. Send one per line.");
		}
	}

	private void write(HistoryLayout layout, Split split, int member, int checkpoint, int[] labels,
			Map<Integer, Integer> written) {
		boolean isNew = this.histories.record(layout, member, checkpoint, Map.of(split, labels));
		written.merge(member, isNew ? 1 : 0, Integer::sum);
	}

	/**
	 * Writes and counts histories in one transaction.
	 * @param work returns the number of new histories per member, in order of members, so
	 * that concurrent transactions cannot deadlock
	 */
	private void write(ExternalEnsembles.Open ensemble, Supplier<Map<Integer, Integer>> work,
			Collection<Integer> members) {
		long id = ensemble.layout().ensemble();
		try {
			this.transaction.executeWithoutResult((status) -> work.get().forEach((member, histories) -> {
				if (histories > 0) {
					this.ensembles.count(id, member, histories);
				}
			}));
		}
		catch (ConcurrencyFailureException | QueryTimeoutException ex) {
			throw new ConcurrentHistoriesException(id);
		}
		catch (DataIntegrityViolationException | EmptyResultDataAccessException ex) {
			// the ensemble was deleted in the meantime
			this.ensembles.open(id);
			throw ex;
		}
		this.ensembles.settle(ensemble, members);
	}

	private ExternalEnsembles.Open open(long id, Split split) {
		ExternalEnsembles.Open ensemble = this.ensembles.open(id);
		ensemble.layout().checkSplit(split);
		return ensemble;
	}

	private ExpectedExamples expected(HistoryLayout layout, Split split) {
		Dataset dataset = this.datasets.get(layout.dataset());
		return new ExpectedExamples(this.histories.of(layout, split).groundTruth(), dataset.hasLabels(split),
				dataset.classes(), () -> this.datasets.keys(dataset.name(), split));
	}

	private static void checkPlace(HistoryLayout layout, int member, int checkpoint) {
		if (member < 0 || member >= layout.members() || checkpoint < 0 || checkpoint >= layout.epochs().size()) {
			throw new UnknownHistoryException(layout, member, checkpoint);
		}
	}

}
