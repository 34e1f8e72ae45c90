package dev.tutti.history;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.LabelsMissingException;
import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/**
 * The history of one split of one ensemble. Each call reads the database anew, so that it
 * sees what was written since the last one. Of a split without ground-truth labels there
 * are predictions and their consensus; what needs labels throws
 * {@link LabelsMissingException}.
 */
public interface History {

	/** The ensemble's layout. */
	HistoryLayout layout();

	/** The ensemble's id. */
	default long ensemble() {
		return layout().ensemble();
	}

	/** The split. */
	Split split();

	/**
	 * The ground-truth labels of the split, or that there are none.
	 * @throws DatasetUnavailableException when they cannot be read
	 */
	GroundTruth groundTruth();

	/** Whether the split has ground-truth labels. */
	default boolean hasLabels() {
		return groundTruth().known();
	}

	/**
	 * The ground-truth label of each example. Not to be written to.
	 * @throws LabelsMissingException when the split has none
	 */
	default int[] labels() {
		checkLabels();
		return groundTruth().labels();
	}

	/** Throws {@link LabelsMissingException} when the split has no labels. */
	default void checkLabels() {
		if (!hasLabels()) {
			throw new LabelsMissingException(layout().dataset(), split());
		}
	}

	/** How many classes there are. */
	default int classes() {
		return groundTruth().classes();
	}

	/** How many examples there are. */
	default int examples() {
		return groundTruth().examples();
	}

	/** For each checkpoint, how many members have a history there. */
	int[] coverage();

	/** The numbers of the members that have a history at a checkpoint, in order. */
	List<Integer> listMembers(int checkpoint);

	/**
	 * How many members classify each example correctly at a checkpoint.
	 * @throws LabelsMissingException when the split has no labels
	 */
	Derived<CorrectCounts> counts(int checkpoint);

	/**
	 * On how many examples n members are correct at a checkpoint, with the nulls: the
	 * TP-agreement histogram.
	 * @param label only the examples of this class; {@code null} for all
	 * @throws LabelsMissingException when the split has no labels
	 */
	Derived<AgreementHistogram> agreement(int checkpoint, @Nullable Integer label);

	/**
	 * On how many examples n members predict the label that most members predict at a
	 * checkpoint, with the null: the consensus histogram.
	 * @param label only the examples of this class; {@code null} for all
	 * @throws LabelsMissingException when a class is given and the split has no labels
	 */
	Derived<AgreementHistogram> consensus(int checkpoint, @Nullable Integer label);

	/**
	 * Which examples each member classifies correctly at a checkpoint, a bit an example,
	 * least significant first: {@code members present x ceil(examples / 64)}, by member.
	 * @throws LabelsMissingException when the split has no labels
	 */
	long[][] correctness(int checkpoint);

	/** What each member predicted at a checkpoint: {@code members present x examples}. */
	int[][] predictions(int checkpoint);

	/** What each member predicted for one example at every checkpoint. */
	ExampleHistory example(int index);

	/**
	 * Which of some examples each member classifies correctly at every checkpoint.
	 * @param from the first example
	 * @param to the one after the last
	 * @throws LabelsMissingException when the split has no labels
	 */
	Trajectories trajectories(int from, int to);

	/**
	 * What a member predicted for every example, by checkpoint, in order. Checkpoints
	 * without a history are left out.
	 */
	SortedMap<Integer, int[]> member(int number);

	/**
	 * At how many checkpoints each member classifies each example correctly:
	 * {@code members that have a history x examples}, by member.
	 * @throws LabelsMissingException when the split has no labels
	 */
	int[][] correctEvaluations();

	/**
	 * When each example is learned, over all members and checkpoints that have a history.
	 * @throws LabelsMissingException when the split has no labels
	 */
	Derived<LearningSummary> learning();

	/** The mean cartography of the members that have ended; empty without any. */
	Optional<Derived<Cartography>> findCartography();

	/**
	 * Where a member lacks values, of the members that have some and no cartography yet;
	 * empty where there is no such member.
	 */
	Optional<MissingValues> findMissingValues();

	/** Whether an evaluation is in its member's cartography. */
	boolean hasEvaluation(int member, int checkpoint);

	/**
	 * Adds one evaluation of a member to the member's cartography. Evaluations may come
	 * in any order, and from several writers at once; adding one again changes nothing.
	 * With the last one the member's cartography is added to the ensemble's.
	 * @param confidence the softmax output of each example's ground-truth label, 0..1
	 * @param margin the logit of each example's ground-truth label less the largest other
	 * one
	 * @throws InvalidHistoryException as of {@link Histories#recordCartography}
	 * @throws LabelsMissingException when the split has no labels
	 */
	void addEvaluation(int member, int checkpoint, float[] confidence, float[] margin);

}
