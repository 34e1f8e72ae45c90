package dev.tutti.dataset.content;

import java.util.Map;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;

/** Where one dataset comes from. */
public interface DatasetSource {

	String name();

	/** What is known without loading; cheap, as every request asks. */
	Dataset describe();

	/**
	 * Loads the splits there are.
	 * @throws DatasetUnavailableException when that cannot be done
	 */
	Map<Split, Examples> load();

	/**
	 * Loads the ground-truth labels of a split that there is, and no features.
	 * @return {@code int[examples]}, each in {@code 0..classes-1}
	 * @throws DatasetUnavailableException when that cannot be done
	 */
	int[] loadLabels(Split split);

}
