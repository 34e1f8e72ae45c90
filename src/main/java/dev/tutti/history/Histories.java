package dev.tutti.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.dataset.Split;

/** Writes and reads histories. */
public interface Histories {

	/**
	 * Keeps what a member predicted at a checkpoint, all splits or none. Members and
	 * checkpoints may come in any order, and from several writers at once; writing the
	 * same again changes nothing.
	 * @param predictions the predicted label of every example of each split
	 * @return whether any of it was not there yet
	 * @throws HistoryConflictException when another history is there already
	 * @throws InvalidHistoryException when there is no such member, checkpoint or split,
	 * or a split has another number of examples or a label out of range
	 */
	boolean record(HistoryLayout layout, int member, int checkpoint, Map<Split, int[]> predictions);

	/** For each checkpoint, how many members have a history there. */
	int[] coverage(HistoryLayout layout, Split split);

	/** The numbers of the members that have a history at a checkpoint, in order. */
	List<Integer> listMembers(HistoryLayout layout, Split split, int checkpoint);

	/** How many members classify each example correctly at a checkpoint. */
	CorrectCounts counts(HistoryLayout layout, Split split, int checkpoint);

	/**
	 * Which examples each member classifies correctly at a checkpoint, a bit an example,
	 * least significant first: {@code members present x ceil(examples / 64)}, by member.
	 */
	long[][] correctness(HistoryLayout layout, Split split, int checkpoint);

	/** What each member predicted at a checkpoint: {@code members present x examples}. */
	int[][] predictions(HistoryLayout layout, Split split, int checkpoint);

	/** What each member predicted for one example at every checkpoint. */
	ExampleHistory example(HistoryLayout layout, Split split, int index);

	/**
	 * Which of some examples each member classifies correctly at every checkpoint.
	 * @param from the first example
	 * @param to the one after the last
	 */
	Trajectories trajectories(HistoryLayout layout, Split split, int from, int to);

	/**
	 * What a member predicted for every example, by checkpoint, in order; those that are
	 * not there yet are left out.
	 */
	SortedMap<Integer, int[]> member(HistoryLayout layout, Split split, int member);

	/**
	 * At how many checkpoints each member classifies each example correctly:
	 * {@code members that have a history x examples}, by member.
	 */
	int[][] correctEvaluations(HistoryLayout layout, Split split);

	/** When each example is learnt, over all members and checkpoints that are there. */
	LearningSummary learning(HistoryLayout layout, Split split);

	/**
	 * Adds a member's training dynamics, once it has ended; a member that is in already
	 * changes nothing.
	 * @throws InvalidHistoryException when there is no such member or split, or a split
	 * has another number of examples or a number that is not finite
	 */
	void recordDynamics(HistoryLayout layout, int member, Map<Split, Cartography> dynamics);

	/**
	 * The training dynamics, the mean over the members that are in; empty without any.
	 */
	Optional<Cartography> findDynamics(HistoryLayout layout, Split split);

}
