package dev.tutti.dataset;

import java.util.Map;

/** Where one dataset comes from. */
interface DatasetSource {

	/** What is known without loading; cheap, as every request asks. */
	Dataset describe();

	/**
	 * Loads both splits.
	 * @throws DatasetUnavailableException when that cannot be done
	 */
	Map<Split, Examples> load();

}
