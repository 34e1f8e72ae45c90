package dev.tutti.dataset.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.Encoding;
import dev.tutti.dataset.upload.ParsedDataset;
import org.jspecify.annotations.Nullable;

/**
 * Stored metadata of a dataset, as JSON beside its content.
 *
 * @param shape channels, height, width
 * @param unlabelled the splits without ground-truth labels; {@code null} in what was
 * stored before there were any
 * @param bytes whether features are stored as bytes
 * @param maximum the value that is read as 1
 */
record StoredDataset(String name, String title, String licence, String sha256, List<Integer> shape,
		List<String> classes, Map<Split, Integer> splits, @Nullable Set<Split> unlabelled, boolean bytes, int maximum) {

	static StoredDataset of(DatasetDescription label, String sha256, ParsedDataset raw, Encoding encoding) {
		Map<Split, Integer> sizes = new TreeMap<>();
		raw.splits().forEach((split, each) -> sizes.put(split, each.examples()));
		Set<Split> unlabelled = new TreeSet<>(sizes.keySet());
		unlabelled.removeIf((split) -> Objects.requireNonNull(raw.splits().get(split)).labels() != null);
		Shape shape = raw.shape();
		return new StoredDataset(label.name(), label.title(), label.licence(), sha256,
				List.of(shape.channels(), shape.height(), shape.width()), raw.classes(), sizes, unlabelled,
				encoding.bytes(), encoding.maximum());
	}

	Shape exampleShape() {
		return new Shape(this.shape.get(0), this.shape.get(1), this.shape.get(2));
	}

	boolean hasLabels(Split split) {
		return !withoutLabels().contains(split);
	}

	private Set<Split> withoutLabels() {
		return (this.unlabelled != null) ? this.unlabelled : Set.of();
	}

	Dataset toDataset(boolean available) {
		return new Dataset(this.name, this.title, this.licence, this.sha256, exampleShape(), this.classes, this.splits,
				withoutLabels(), available);
	}

}
