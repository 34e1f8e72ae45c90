package dev.tutti.history.jdbc;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.history.AgreementHistogram;
import dev.tutti.history.Cartography;
import dev.tutti.history.CorrectCounts;
import dev.tutti.history.Derived;
import dev.tutti.history.ExampleHistory;
import dev.tutti.history.GroundTruth;
import dev.tutti.history.History;
import dev.tutti.history.HistoryLayout;
import dev.tutti.history.MissingValues;
import dev.tutti.history.Trajectories;
import dev.tutti.history.store.HistoryRows.MemberCorrect;
import dev.tutti.history.summary.CheckpointSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionTemplate;

/** The history of one split in the database. */
class JdbcHistory implements History {

	/**
	 * The order in which a transaction writes splits: two writers of one member then wait
	 * for each other, and cannot block each other.
	 */
	static final Comparator<History> BY_SPLIT = Comparator.comparing(History::split);

	private final HistoryLayout layout;

	private final Split split;

	private final HistoryTables tables;

	private final Datasets datasets;

	private final TransactionTemplate transactions;

	private @Nullable GroundTruth groundTruth;

	JdbcHistory(HistoryLayout layout, Split split, HistoryTables tables, Datasets datasets,
			TransactionTemplate transactions) {
		this.layout = layout;
		this.split = split;
		this.tables = tables;
		this.datasets = datasets;
		this.transactions = transactions;
	}

	@Override
	public HistoryLayout layout() {
		return this.layout;
	}

	@Override
	public Split split() {
		return this.split;
	}

	@Override
	public GroundTruth groundTruth() {
		GroundTruth found = this.groundTruth;
		if (found == null) {
			Dataset dataset = this.datasets.get(this.layout.dataset());
			int classes = dataset.classes().size();
			found = this.datasets.findLabels(dataset.name(), this.split)
				.map((labels) -> new GroundTruth(labels, classes))
				.orElseGet(() -> GroundTruth.unknown(dataset.size(this.split), classes));
			this.groundTruth = found;
		}
		return found;
	}

	@Override
	public int[] coverage() {
		return this.tables.checkpoints().coverage(this);
	}

	@Override
	public List<Integer> listMembers(int checkpoint) {
		return this.tables.rows().listMembers(this, checkpoint);
	}

	@Override
	public Derived<CorrectCounts> counts(int checkpoint) {
		checkLabels();
		Derived<CheckpointSummary> summary = this.tables.checkpoints().get(this, checkpoint);
		return new Derived<>(summary.value().counts(), summary.old());
	}

	@Override
	public Derived<AgreementHistogram> agreement(int checkpoint, @Nullable Integer label) {
		checkLabels();
		return this.tables.agreement().correct(this, checkpoint, label);
	}

	@Override
	public Derived<AgreementHistogram> consensus(int checkpoint, @Nullable Integer label) {
		if (label != null) {
			checkLabels();
		}
		return this.tables.agreement().consensus(this, checkpoint, label);
	}

	@Override
	public long[][] correctness(int checkpoint) {
		checkLabels();
		return this.tables.rows()
			.listCorrect(this, checkpoint)
			.stream()
			.map(MemberCorrect::correct)
			.toArray(long[][]::new);
	}

	@Override
	public int[][] predictions(int checkpoint) {
		return this.tables.rows()
			.listLabels(this, checkpoint)
			.stream()
			.map((member) -> member.history().labels())
			.toArray(int[][]::new);
	}

	@Override
	public ExampleHistory example(int index) {
		return this.tables.examples().read(this, index);
	}

	@Override
	public Trajectories trajectories(int from, int to) {
		checkLabels();
		return this.tables.examples().read(this, from, to);
	}

	@Override
	public SortedMap<Integer, int[]> member(int number) {
		return this.tables.examples().readMember(this, number);
	}

	@Override
	public int[][] correctEvaluations() {
		checkLabels();
		return this.tables.learning().correctEvaluations(this);
	}

	@Override
	public Derived<LearningSummary> learning() {
		checkLabels();
		return this.tables.learning().get(this);
	}

	@Override
	public Optional<Derived<Cartography>> findCartography() {
		return this.tables.cartography().find(this);
	}

	@Override
	public Optional<MissingValues> findMissingValues() {
		return this.tables.partial().findMissing(this);
	}

	@Override
	public boolean hasEvaluation(int member, int checkpoint) {
		// in this order: a member that is completed meanwhile is in the one or the other
		return this.tables.partial().contains(this, member, checkpoint)
				|| this.tables.cartography().contains(this, member);
	}

	@Override
	public void addEvaluation(int member, int checkpoint, float[] confidence, float[] margin) {
		this.layout.checkMember(member);
		checkLabels();
		this.transactions.executeWithoutResult((status) -> {
			Cartography complete = this.tables.partial().add(this, member, checkpoint, confidence, margin);
			if (complete != null) {
				groundTruth().check(complete, "The %s split of member %d".formatted(this.split.name(), member));
				this.tables.cartography().add(this, member, complete);
			}
		});
	}

}
