package dev.tutti.analysis.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tutti.agreement.correlation.KendallTau;
import dev.tutti.agreement.correlation.Pearson;
import dev.tutti.agreement.correlation.Reliability;
import dev.tutti.agreement.correlation.Spearman;
import dev.tutti.agreement.correlation.TopOverlap;
import dev.tutti.agreement.correlation.WithinClassCorrelation;
import dev.tutti.analysis.DefaultSplit;
import dev.tutti.analysis.Finite;
import dev.tutti.analysis.OldFormula;
import dev.tutti.analysis.comparison.Comparison.Moment;
import dev.tutti.analysis.comparison.Comparison.Pair;
import dev.tutti.analysis.comparison.Comparison.Side;
import dev.tutti.analysis.order.LearningOrders;
import dev.tutti.analysis.order.LearningScores;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;
import dev.tutti.history.History;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Compares the learning orders of two ensembles. */
@Component
public class Comparisons {

	/** Maximum difference of mean accuracies that count as matched. */
	private static final double TOLERANCE = 0.02;

	private static final int TENTH = 10;

	private final LearningOrders orders;

	private final Reliabilities reliabilities;

	private final Histories histories;

	private final Datasets datasets;

	Comparisons(LearningOrders orders, Reliabilities reliabilities, Histories histories, Datasets datasets) {
		this.orders = orders;
		this.reliabilities = reliabilities;
		this.histories = histories;
		this.datasets = datasets;
	}

	/**
	 * Compares two ensembles on the same dataset.
	 * @param asked the split; {@code null} for the default of those that both have
	 * @param top how many of the easiest examples to intersect; a tenth when {@code null}
	 * @throws NotComparableException when the datasets differ, or there is no split that
	 * both have
	 */
	public Comparison compare(Ensemble left, Ensemble right, @Nullable Split asked, @Nullable Integer top) {
		if (!left.datasetSha256().equals(right.datasetSha256())) {
			throw NotComparableException.ofDatasets(left, right);
		}
		List<Split> common = left.splits().stream().filter(right.splits()::contains).toList();
		if (common.isEmpty()) {
			throw NotComparableException.ofSplits(left, right);
		}
		Split split = DefaultSplit.of(asked, common);
		left.historyLayout().checkSplit(split);
		right.historyLayout().checkSplit(split);
		LearningScores leftScores = this.orders.get(left, split);
		LearningScores rightScores = this.orders.get(right, split);
		int[] labels = this.datasets.labels(left.dataset(), split);
		int classes = this.datasets.get(left.dataset()).classes().size();
		double[] x = leftScores.summary().accessibility();
		double[] y = rightScores.summary().accessibility();
		double pearson = Pearson.of(x, y);
		TopOverlap overlap = TopOverlap.of(x, y,
				(top != null) ? Math.min(top, x.length) : Math.max(1, x.length / TENTH));
		double leftReliability = this.reliabilities.get(left, split);
		double rightReliability = this.reliabilities.get(right, split);
		List<CheckpointCounts> leftCheckpoints = listCheckpoints(left, split);
		List<CheckpointCounts> rightCheckpoints = listCheckpoints(right, split);
		return new Comparison(split, x.length, Finite.orNull(pearson), Finite.orNull(Spearman.of(x, y)),
				Finite.orNull(KendallTau.of(x, y)),
				Finite.orNull(WithinClassCorrelation.of(x, y, labels, classes).rho()), Finite.orNull(overlap.overlap()),
				overlap.k(), Finite.orNull(overlap.chance()),
				new Side(left.id(), left.name(), left.members().size(), Finite.orNull(leftReliability)),
				new Side(right.id(), right.name(), right.members().size(), Finite.orNull(rightReliability)),
				Finite.orNull(Reliability.disattenuated(pearson, leftReliability, rightReliability)),
				sameEpoch(leftCheckpoints, rightCheckpoints, labels, classes),
				matchedAccuracy(leftCheckpoints, rightCheckpoints, labels, classes),
				OldFormula.warnings(leftScores.old() || rightScores.old()
						|| Stream.concat(leftCheckpoints.stream(), rightCheckpoints.stream())
							.anyMatch(CheckpointCounts::old)));
	}

	/** The counts at each checkpoint that a member has reached. */
	private List<CheckpointCounts> listCheckpoints(Ensemble ensemble, Split split) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		int[] coverage = history.coverage();
		return ensemble.checkpoints()
			.stream()
			.filter((checkpoint) -> coverage[checkpoint.number()] > 0)
			.map((checkpoint) -> CheckpointCounts.of(checkpoint, history.counts(checkpoint.number())))
			.toList();
	}

	private static List<Pair> sameEpoch(List<CheckpointCounts> left, List<CheckpointCounts> right, int[] labels,
			int classes) {
		List<Pair> pairs = new ArrayList<>();
		for (CheckpointCounts one : left) {
			right.stream()
				.filter((other) -> other.epoch() == one.epoch())
				.findFirst()
				.ifPresent((other) -> pairs.add(pair(one, other, labels, classes)));
		}
		return pairs;
	}

	private static List<Pair> matchedAccuracy(List<CheckpointCounts> left, List<CheckpointCounts> right, int[] labels,
			int classes) {
		List<Pair> pairs = new ArrayList<>();
		for (CheckpointCounts one : left) {
			Optional<CheckpointCounts> nearest = right.stream()
				.min((a, b) -> Double.compare(one.distance(a), one.distance(b)));
			nearest.filter((other) -> one.distance(other) <= TOLERANCE)
				.ifPresent((other) -> pairs.add(pair(one, other, labels, classes)));
		}
		return pairs;
	}

	private static Pair pair(CheckpointCounts left, CheckpointCounts right, int[] labels, int classes) {
		double[] x = left.shares();
		double[] y = right.shares();
		return new Pair(new Moment(left.checkpoint(), left.epoch(), left.accuracy()),
				new Moment(right.checkpoint(), right.epoch(), right.accuracy()), Finite.orNull(Pearson.of(x, y)),
				Finite.orNull(Spearman.of(x, y)),
				Finite.orNull(WithinClassCorrelation.of(x, y, labels, classes).rho()));
	}

}
