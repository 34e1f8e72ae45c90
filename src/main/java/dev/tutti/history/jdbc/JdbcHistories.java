package dev.tutti.history.jdbc;

import java.util.Map;
import java.util.TreeMap;

import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.history.Cartography;
import dev.tutti.history.Histories;
import dev.tutti.history.History;
import dev.tutti.history.HistoryLayout;
import dev.tutti.history.store.Arrivals;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Histories in the database, in plain SQL. */
@Service
public class JdbcHistories implements Histories {

	private final HistoryTables tables;

	private final Datasets datasets;

	private final TransactionTemplate transactions;

	private final Arrivals arrivals = new Arrivals();

	public JdbcHistories(HistoryTables tables, Datasets datasets, PlatformTransactionManager transactions) {
		this.tables = tables;
		this.datasets = datasets;
		this.transactions = new TransactionTemplate(transactions);
	}

	@Override
	public History of(HistoryLayout layout, Split split) {
		layout.checkSplit(split);
		return new JdbcHistory(layout, split, this.tables, this.datasets, this.transactions);
	}

	@Override
	public boolean record(HistoryLayout layout, int member, int checkpoint, Map<Split, int[]> predictions) {
		layout.checkMember(member);
		layout.checkCheckpoint(checkpoint);
		Map<History, int[]> ordered = new TreeMap<>(JdbcHistory.BY_SPLIT);
		predictions.forEach((split, labels) -> {
			History history = of(layout, split);
			history.groundTruth()
				.check(labels,
						"The %s split of member %d at checkpoint %d".formatted(split.name(), member, checkpoint));
			ordered.put(history, labels);
		});
		return this.transactions.execute((status) -> {
			boolean anyNew = false;
			for (Map.Entry<History, int[]> entry : ordered.entrySet()) {
				if (this.tables.rows().write(entry.getKey(), member, checkpoint, entry.getValue())) {
					summarize(entry.getKey(), checkpoint);
					anyNew = true;
				}
			}
			return anyNew;
		});
	}

	@Override
	public void recordCartography(HistoryLayout layout, int member, Map<Split, Cartography> cartography) {
		layout.checkMember(member);
		Map<History, Cartography> ordered = new TreeMap<>(JdbcHistory.BY_SPLIT);
		cartography.forEach((split, values) -> {
			History history = of(layout, split);
			history.checkLabels();
			history.groundTruth().check(values, "The %s split of member %d".formatted(split.name(), member));
			ordered.put(history, values);
		});
		this.transactions.executeWithoutResult((status) -> ordered
			.forEach((history, values) -> this.tables.cartography().add(history, member, values)));
	}

	private void summarize(History history, int checkpoint) {
		int present = this.arrivals.add(history, checkpoint, () -> this.tables.rows().count(history, checkpoint));
		if (present == history.layout().members()) {
			this.tables.checkpoints().refresh(history, checkpoint);
		}
	}

}
