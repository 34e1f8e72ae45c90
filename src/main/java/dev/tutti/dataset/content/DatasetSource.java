package dev.tutti.dataset.content;

import java.util.Map;
import java.util.Optional;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;

/** The source of a dataset. */
public interface DatasetSource {

	String name();

	/** Metadata, available without loading; cheap, since every request calls it. */
	Dataset describe();

	/**
	 * Loads the available splits.
	 * @throws DatasetUnavailableException if loading fails
	 */
	Map<Split, Examples> load();

	/**
	 * Loads the ground-truth labels of a split that there is, and no features. Empty if
	 * the split has none.
	 * @return {@code int[examples]}, each in {@code 0..classes-1}
	 * @throws DatasetUnavailableException if loading fails
	 */
	Optional<int[]> loadLabels(Split split);

	/**
	 * The hashes of a split's examples, if they were taken before; there are none without
	 * features.
	 * @throws DatasetUnavailableException if they cannot be read
	 */
	default Optional<ExampleHashes> findHashes(Split split) {
		return Optional.empty();
	}

	/** Keeps hashes that were missing, where that is possible. */
	default void keepHashes(Split split, ExampleHashes hashes) {
	}

	/**
	 * Loads the keys of a split that there is: by default the positions.
	 * @throws DatasetUnavailableException if loading fails
	 */
	default Keys loadKeys(Split split) {
		return Keys.positions(describe().size(split));
	}

}
