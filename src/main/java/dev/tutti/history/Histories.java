package dev.tutti.history;

import java.util.Map;

import dev.tutti.dataset.LabelsMissingException;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownSplitException;

/** Writes histories, and finds the history of one split. */
public interface Histories {

	/**
	 * The history of one split of one ensemble. Nothing is read until the handle is
	 * asked.
	 * @throws UnknownSplitException when the ensemble is not evaluated on the split
	 */
	History of(HistoryLayout layout, Split split);

	/**
	 * Stores what a member predicted at a checkpoint, all splits or none. Members and
	 * checkpoints may come in any order, and from several writers at once; writing the
	 * same again changes nothing.
	 * @param predictions the predicted label of every example of each split
	 * @return whether any of it was new
	 * @throws HistoryConflictException when a different history is already stored
	 * @throws InvalidHistoryException when there is no such member or checkpoint, or a
	 * split has another number of examples or a label out of range
	 * @throws UnknownSplitException when the ensemble is not evaluated on a split
	 */
	boolean record(HistoryLayout layout, int member, int checkpoint, Map<Split, int[]> predictions);

	/**
	 * Adds a member's cartography to the ensemble's, all splits or none, once the member
	 * has ended. Adding a member again changes nothing.
	 * @throws InvalidHistoryException when there is no such member, or a split has
	 * another number of examples or a number that is not finite
	 * @throws LabelsMissingException when a split has no labels
	 * @throws UnknownSplitException when the ensemble is not evaluated on a split
	 */
	void recordCartography(HistoryLayout layout, int member, Map<Split, Cartography> cartography);

}
