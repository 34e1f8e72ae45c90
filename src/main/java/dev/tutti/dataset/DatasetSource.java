package dev.tutti.dataset;

import java.util.Map;

/** Where one dataset comes from. */
interface DatasetSource {

	String name();

	/** What is known without loading; cheap, as every request asks. */
	Dataset describe();

	/**
	 * Loads the splits there are.
	 * @throws DatasetUnavailableException when that cannot be done
	 */
	Map<Split, Examples> load();

}
