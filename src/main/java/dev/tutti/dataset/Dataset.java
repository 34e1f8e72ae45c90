package dev.tutti.dataset;

import java.util.List;
import java.util.Map;

/**
 * Metadata of a dataset, available without loading it.
 *
 * @param name its name in URLs
 * @param title a human-readable title
 * @param licence its licence, as an SPDX identifier if available
 * @param sha256 identifies the content: labels and features of both splits
 * @param shape the shape of one example
 * @param classes the names of the classes, by label
 * @param sizes the number of examples of each split
 * @param available whether the examples are stored locally
 */
public record Dataset(String name, String title, String licence, String sha256, Shape shape, List<String> classes,
		Map<Split, Integer> sizes, boolean available) {

	/**
	 * Whether there are features to train on; if not, there are labels only, for
	 * histories of members that were trained outside Tutti.
	 */
	public boolean hasFeatures() {
		return this.shape.size() > 0;
	}

}
