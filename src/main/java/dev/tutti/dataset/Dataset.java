package dev.tutti.dataset;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Metadata of a dataset, available without loading it.
 *
 * @param name its name in URLs
 * @param title a human-readable title
 * @param licence its licence, as an SPDX identifier if available
 * @param sha256 identifies the content: labels, keys and features of all splits
 * @param shape the shape of one example
 * @param classes the names of the classes, by label
 * @param sizes the number of examples of each split
 * @param unlabelled the splits without ground-truth labels
 * @param available whether the examples are stored locally
 */
public record Dataset(String name, String title, String licence, String sha256, Shape shape, List<String> classes,
		Map<Split, Integer> sizes, Set<Split> unlabelled, boolean available) {

	/** The splits, in order. */
	public List<Split> splits() {
		return this.sizes.keySet().stream().sorted().toList();
	}

	/**
	 * Whether a split has ground-truth labels.
	 * @throws UnknownSplitException if there is no such split
	 */
	public boolean hasLabels(Split split) {
		check(split);
		return !this.unlabelled.contains(split);
	}

	/**
	 * How many examples a split has.
	 * @throws UnknownSplitException if there is no such split
	 */
	public int size(Split split) {
		check(split);
		return this.sizes.getOrDefault(split, 0);
	}

	/**
	 * Refuses a split that there is not.
	 * @throws UnknownSplitException that lists those that there are
	 */
	public void check(Split split) {
		if (!this.sizes.containsKey(split)) {
			throw new UnknownSplitException("'%s' has no %s split. It has: %s.".formatted(this.name, split.name(),
					String.join(", ", splits().stream().map(Split::name).toList())));
		}
	}

	/**
	 * Whether there are features to train on; if not, there are labels only, for
	 * histories of members that were trained outside Tutti.
	 */
	public boolean hasFeatures() {
		return this.shape.size() > 0;
	}

}
