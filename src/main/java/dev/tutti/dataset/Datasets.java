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
	 * @throws UnknownDatasetException when there is none of that name
	 */
	Dataset get(String name);

	/**
	 * The examples of a split, loaded at the first call (downloaded where that is needed)
	 * and shared by all callers.
	 * @throws UnknownDatasetException when there is no dataset of that name
	 * @throws DatasetUnavailableException when its files are not here and cannot be had,
	 * or are not what they should be
	 */
	Examples examples(String name, Split split);

	/**
	 * The ground-truth labels of a split, one an example, in {@code 0..classes-1},
	 * without loading any features. They are shared by all callers and not to be written
	 * to.
	 * @throws UnknownDatasetException when there is no dataset of that name
	 * @throws UnknownSplitException when it does not have the split
	 * @throws DatasetUnavailableException when its labels are not here and cannot be had,
	 * or are not what they should be
	 */
	int[] labels(String name, Split split);

}
