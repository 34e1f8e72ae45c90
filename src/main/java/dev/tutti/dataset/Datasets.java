package dev.tutti.dataset;

import java.util.List;
import java.util.Optional;

/** The catalogue. */
public interface Datasets {

	/** All datasets, by name. */
	List<Dataset> list();

	Optional<Dataset> find(String name);

	/**
	 * One dataset.
	 * @throws UnknownDatasetException if no dataset has this name
	 */
	Dataset get(String name);

	/**
	 * The examples of a split, loaded (and if needed downloaded) at the first call and
	 * shared by all callers.
	 * @throws UnknownDatasetException if no dataset has this name
	 * @throws DatasetUnavailableException if its files are missing and cannot be
	 * downloaded, or their checksums differ
	 */
	Examples examples(String name, Split split);

	/**
	 * The ground-truth labels of a split, one an example, in {@code 0..classes-1},
	 * without loading any features. They are shared by all callers and not to be written
	 * to. Empty if the split has none.
	 * @throws UnknownDatasetException if no dataset has this name
	 * @throws UnknownSplitException when it does not have the split
	 * @throws DatasetUnavailableException if its labels are missing and cannot be
	 * downloaded, or their checksums differ
	 */
	Optional<int[]> findLabels(String name, Split split);

	/**
	 * The ground-truth labels, as {@link #findLabels}.
	 * @throws LabelsMissingException if the split has none
	 */
	default int[] labels(String name, Split split) {
		return findLabels(name, split).orElseThrow(() -> new LabelsMissingException(name, split));
	}

	/**
	 * The keys of a split's examples, without loading any features.
	 * @throws UnknownDatasetException if no dataset has this name
	 * @throws UnknownSplitException when it does not have the split
	 * @throws DatasetUnavailableException if they cannot be read
	 */
	Keys keys(String name, Split split);

}
