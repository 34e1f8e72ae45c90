package dev.tutti.analysis.example;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tutti.analysis.NoHistoryYetException;
import dev.tutti.analysis.order.LearningOrders;
import dev.tutti.analysis.order.LearningScores;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;
import dev.tutti.history.History;
import dev.tutti.history.Trajectories;

import org.springframework.stereotype.Component;

/** Reads the trajectories of examples, in the order of the split. */
@Component
public class ExampleTrajectories {

	private final Histories histories;

	private final LearningOrders orders;

	private final Datasets datasets;

	ExampleTrajectories(Histories histories, LearningOrders orders, Datasets datasets) {
		this.histories = histories;
		this.orders = orders;
		this.datasets = datasets;
	}

	/**
	 * Some trajectories.
	 * @param from the index of the first example; beyond the last one there are none
	 * @param limit the maximum number
	 * @throws NoHistoryYetException if no member has reached its first checkpoint
	 */
	public TrajectoryRange get(Ensemble ensemble, Split split, int from, int limit) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		int[] labels = history.labels();
		LearningScores scores = this.orders.get(ensemble, split);
		Keys keys = this.datasets.keys(ensemble.dataset(), split);
		int begin = Math.min(from, labels.length);
		int end = Math.min(begin + limit, labels.length);
		Trajectories trajectories = history.trajectories(begin, end);
		List<ExampleTrajectory> items = IntStream.range(begin, end)
			.mapToObj((index) -> ExampleTrajectory.of(index, scores, labels, keys, trajectories))
			.toList();
		return new TrajectoryRange(items, end, labels.length, scores.warnings());
	}

	/**
	 * All trajectories, read block by block.
	 * @throws NoHistoryYetException if no member has reached its first checkpoint
	 */
	public Stream<ExampleTrajectory> stream(Ensemble ensemble, Split split) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		int[] labels = history.labels();
		LearningScores scores = this.orders.get(ensemble, split);
		Keys keys = this.datasets.keys(ensemble.dataset(), split);
		TrajectoryBlocks blocks = new TrajectoryBlocks(history);
		return IntStream.range(0, labels.length)
			.mapToObj((index) -> ExampleTrajectory.of(index, scores, labels, keys, blocks.get(index)));
	}

}
