package dev.tutti.history;

import java.util.List;

import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownSplitException;

/**
 * Which members, checkpoints and splits an ensemble's history has.
 *
 * @param ensemble the ensemble's id
 * @param dataset where the ground-truth labels come from
 * @param members how many members there are: 0..members-1
 * @param epochs the epoch of each checkpoint, by number
 * @param splits the splits that are evaluated
 */
public record HistoryLayout(long ensemble, String dataset, int members, List<Double> epochs, List<Split> splits) {

	/** How many checkpoints there are: 0..checkpoints-1. */
	public int checkpoints() {
		return this.epochs.size();
	}

	/** Throws {@link InvalidHistoryException} unless there is a member of that number. */
	public void checkMember(int member) {
		if (member < 0 || member >= this.members) {
			throw new InvalidHistoryException(
					"There is no member %d: the ensemble has 0 to %d.".formatted(member, this.members - 1));
		}
	}

	/**
	 * Throws {@link InvalidHistoryException} unless there is a checkpoint of that number.
	 */
	public void checkCheckpoint(int checkpoint) {
		if (checkpoint < 0 || checkpoint >= checkpoints()) {
			throw new InvalidHistoryException(
					"There is no checkpoint %d: the ensemble has 0 to %d.".formatted(checkpoint, checkpoints() - 1));
		}
	}

	/**
	 * Throws {@link UnknownSplitException} unless the ensemble is evaluated on the split.
	 */
	public void checkSplit(Split split) {
		if (!this.splits.contains(split)) {
			throw new UnknownSplitException("Ensemble %d is not evaluated on the %s split, but on %s.".formatted(
					this.ensemble, split.name(), String.join(", ", this.splits.stream().map(Split::name).toList())));
		}
	}

}
