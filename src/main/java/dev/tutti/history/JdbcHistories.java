package dev.tutti.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownSplitException;
import dev.tutti.history.codec.GroundTruth;
import dev.tutti.history.codec.MemberRow;
import dev.tutti.history.codec.PackedHistory;
import dev.tutti.history.codec.Packing;
import dev.tutti.history.store.Arrivals;
import dev.tutti.history.store.ExampleReader;
import dev.tutti.history.store.HistoryRows;
import dev.tutti.history.store.HistoryRows.MemberCorrect;
import dev.tutti.history.summary.CartographySums;
import dev.tutti.history.summary.CheckpointSummaries;
import dev.tutti.history.summary.LearningSummaries;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Histories in the database, in plain SQL. */
@Service
public class JdbcHistories implements Histories {

	private final HistoryRows rows;

	private final CheckpointSummaries checkpoints;

	private final LearningSummaries learning;

	private final ExampleReader examples;

	private final CartographySums dynamics;

	private final Datasets datasets;

	private final TransactionTemplate transactions;

	private final Arrivals arrivals = new Arrivals();

	public JdbcHistories(HistoryRows rows, CheckpointSummaries checkpoints, LearningSummaries learning,
			ExampleReader examples, CartographySums dynamics, Datasets datasets,
			PlatformTransactionManager transactions) {
		this.rows = rows;
		this.checkpoints = checkpoints;
		this.learning = learning;
		this.examples = examples;
		this.dynamics = dynamics;
		this.datasets = datasets;
		this.transactions = new TransactionTemplate(transactions);
	}

	@Override
	public boolean record(HistoryLayout layout, int member, int checkpoint, Map<Split, int[]> predictions) {
		checkMember(layout, member);
		if (checkpoint < 0 || checkpoint >= layout.epochs().size()) {
			throw new InvalidHistoryException("There is no checkpoint %d: the ensemble has 0 to %d."
				.formatted(checkpoint, layout.epochs().size() - 1));
		}
		// in the order of the splits, so that two writers of one member wait for each
		// other and no more
		Map<Split, int[]> ordered = new TreeMap<>(predictions);
		ordered.forEach((split, labels) -> truth(layout, split).check(labels,
				"The %s split of member %d at checkpoint %d".formatted(split.label(), member, checkpoint)));
		return this.transactions.execute((status) -> {
			boolean anyNew = false;
			for (Map.Entry<Split, int[]> entry : ordered.entrySet()) {
				Split split = entry.getKey();
				GroundTruth truth = truth(layout, split);
				if (this.rows.write(layout, split, member, checkpoint, entry.getValue(), truth)) {
					summarize(layout, split, checkpoint, truth);
					anyNew = true;
				}
			}
			return anyNew;
		});
	}

	@Override
	public int[] coverage(HistoryLayout layout, Split split) {
		checkSplit(layout, split);
		return this.checkpoints.coverage(layout, split);
	}

	@Override
	public List<Integer> listMembers(HistoryLayout layout, Split split, int checkpoint) {
		return this.rows.listMembers(layout, split, checkpoint);
	}

	@Override
	public CorrectCounts counts(HistoryLayout layout, Split split, int checkpoint) {
		return this.checkpoints.get(layout, split, checkpoint, truth(layout, split)).counts();
	}

	@Override
	public long[][] correctness(HistoryLayout layout, Split split, int checkpoint) {
		return this.rows.listCorrect(layout, split, checkpoint, truth(layout, split).packing())
			.stream()
			.map(MemberCorrect::correct)
			.toArray(long[][]::new);
	}

	@Override
	public int[][] predictions(HistoryLayout layout, Split split, int checkpoint) {
		return this.rows.listLabels(layout, split, checkpoint, truth(layout, split).packing())
			.stream()
			.map((member) -> member.history().labels())
			.toArray(int[][]::new);
	}

	@Override
	public ExampleHistory example(HistoryLayout layout, Split split, int index) {
		return this.examples.read(layout, split, index, truth(layout, split));
	}

	@Override
	public Trajectories trajectories(HistoryLayout layout, Split split, int from, int to) {
		return this.examples.read(layout, split, from, to, truth(layout, split).packing());
	}

	@Override
	public SortedMap<Integer, int[]> member(HistoryLayout layout, Split split, int member) {
		Map<Integer, PackedHistory> packed = this.rows.listMember(layout, split, member, true)
			.stream()
			.collect(Collectors.toMap(MemberRow::checkpoint, MemberRow::packed));
		Packing packing = truth(layout, split).packing();
		SortedMap<Integer, int[]> predictions = new TreeMap<>();
		packed.forEach((checkpoint, history) -> {
			PackedHistory base = (history.base() != null) ? packed.get(history.base()) : null;
			predictions.put(checkpoint, packing.unpack(history, base).labels());
		});
		return predictions;
	}

	@Override
	public int[][] correctEvaluations(HistoryLayout layout, Split split) {
		return this.learning.correctEvaluations(layout, split, truth(layout, split));
	}

	@Override
	public LearningSummary learning(HistoryLayout layout, Split split) {
		return this.learning.get(layout, split, truth(layout, split));
	}

	@Override
	public void recordDynamics(HistoryLayout layout, int member, Map<Split, Cartography> dynamics) {
		checkMember(layout, member);
		dynamics.forEach((split, values) -> truth(layout, split).check(values,
				"The %s split of member %d".formatted(split.label(), member)));
		this.transactions.executeWithoutResult((status) -> new TreeMap<>(dynamics)
			.forEach((split, values) -> this.dynamics.add(layout, split, member, values)));
	}

	@Override
	public Optional<Cartography> findDynamics(HistoryLayout layout, Split split) {
		return this.dynamics.find(layout, split, truth(layout, split).examples());
	}

	private void summarize(HistoryLayout layout, Split split, int checkpoint, GroundTruth truth) {
		int present = this.arrivals.add(layout, split, checkpoint, () -> this.rows.count(layout, split, checkpoint));
		if (present == layout.members()) {
			this.checkpoints.refresh(layout, split, checkpoint, truth);
		}
	}

	private static void checkMember(HistoryLayout layout, int member) {
		if (member < 0 || member >= layout.members()) {
			throw new InvalidHistoryException(
					"There is no member %d: the ensemble has 0 to %d.".formatted(member, layout.members() - 1));
		}
	}

	private GroundTruth truth(HistoryLayout layout, Split split) {
		checkSplit(layout, split);
		return GroundTruth.of(this.datasets, layout, split);
	}

	private static void checkSplit(HistoryLayout layout, Split split) {
		if (!layout.splits().contains(split)) {
			throw new UnknownSplitException("Ensemble %d is not evaluated on the %s split, but on %s.".formatted(
					layout.ensemble(), split.label(),
					layout.splits().stream().map(Split::label).collect(Collectors.joining(" and "))));
		}
	}

}
