package dev.tutti.analysis.example;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tutti.analysis.NoHistoryYetException;
import dev.tutti.analysis.order.LearningOrders;
import dev.tutti.analysis.order.LearningScores;
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

	ExampleTrajectories(Histories histories, LearningOrders orders) {
		this.histories = histories;
		this.orders = orders;
	}

	/** The number of examples of the split. */
	public int count(Ensemble ensemble, Split split) {
		return this.histories.of(ensemble.historyLayout(), split).examples();
	}

	/**
	 * Some trajectories.
	 * @param from the index of the first example
	 * @param to the index after the last one, at most the number of examples
	 * @throws NoHistoryYetException if no member has reached its first checkpoint
	 */
	public List<ExampleTrajectory> list(Ensemble ensemble, Split split, int from, int to) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		int[] labels = history.labels();
		LearningScores scores = this.orders.get(ensemble, split);
		Trajectories trajectories = history.trajectories(from, to);
		return IntStream.range(from, to)
			.mapToObj((index) -> ExampleTrajectory.of(index, scores, labels, trajectories))
			.toList();
	}

	/**
	 * All trajectories, read block by block.
	 * @throws NoHistoryYetException if no member has reached its first checkpoint
	 */
	public Stream<ExampleTrajectory> stream(Ensemble ensemble, Split split) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		int[] labels = history.labels();
		LearningScores scores = this.orders.get(ensemble, split);
		TrajectoryBlocks blocks = new TrajectoryBlocks(history);
		return IntStream.range(0, labels.length)
			.mapToObj((index) -> ExampleTrajectory.of(index, scores, labels, blocks.get(index)));
	}

}
