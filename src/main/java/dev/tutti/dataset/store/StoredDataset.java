package dev.tutti.dataset.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.Encoding;
import dev.tutti.dataset.format.ParsedDataset;

/**
 * Stored metadata of a dataset, as JSON beside its content.
 *
 * @param shape channels, height, width
 * @param bytes whether features are stored as bytes
 * @param maximum the value that is read as 1
 */
record StoredDataset(String name, String title, String licence, String sha256, List<Integer> shape,
		List<String> classes, Map<Split, Integer> splits, boolean bytes, int maximum) {

	static StoredDataset of(DatasetDescription label, String sha256, ParsedDataset raw, Encoding encoding) {
		Map<Split, Integer> sizes = new TreeMap<>();
		raw.splits().forEach((split, each) -> sizes.put(split, each.labels().length));
		Shape shape = raw.shape();
		return new StoredDataset(label.name(), label.title(), label.licence(), sha256,
				List.of(shape.channels(), shape.height(), shape.width()), raw.classes(), sizes, encoding.bytes(),
				encoding.maximum());
	}

	Shape exampleShape() {
		return new Shape(this.shape.get(0), this.shape.get(1), this.shape.get(2));
	}

	Dataset toDataset(boolean available) {
		return new Dataset(this.name, this.title, this.licence, this.sha256, exampleShape(), this.classes, this.splits,
				available);
	}

}
