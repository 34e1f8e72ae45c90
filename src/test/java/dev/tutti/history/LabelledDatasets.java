package dev.tutti.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownDatasetException;

/** Datasets of labels alone. */
public class LabelledDatasets implements Datasets {

	private final Map<String, Dataset> datasets = new HashMap<>();

	private final Map<String, Map<Split, int[]>> labels = new HashMap<>();

	public LabelledDatasets add(String name, int classes, int train, int test) {
		Random random = new Random(name.hashCode());
		Map<Split, int[]> splits = new TreeMap<>();
		splits.put(Split.TRAIN, random.ints(train, 0, classes).toArray());
		splits.put(Split.TEST, random.ints(test, 0, classes).toArray());
		this.labels.put(name, splits);
		this.datasets.put(name,
				new Dataset(name, name, "CC0-1.0", "0".repeat(64), new Shape(1, 1, 1),
						IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
						Map.of(Split.TRAIN, train, Split.TEST, test), Set.of(), true));
		return this;
	}

	/** A dataset of evaluation splits alone, whose last split has no labels. */
	public LabelledDatasets addEvaluations(String name, int classes, int examples, List<Split> splits) {
		Random random = new Random(name.hashCode());
		Split last = splits.get(splits.size() - 1);
		Map<Split, int[]> labels = new TreeMap<>();
		Map<Split, Integer> sizes = new TreeMap<>();
		for (Split split : splits) {
			sizes.put(split, examples);
			labels.put(split, random.ints(examples, 0, classes).toArray());
		}
		labels.remove(last);
		this.labels.put(name, labels);
		this.datasets.put(name, new Dataset(name, name, "CC0-1.0", "0".repeat(64), new Shape(1, 1, 1),
				IntStream.range(0, classes).mapToObj(Integer::toString).toList(), sizes, Set.of(last), true));
		return this;
	}

	@Override
	public Optional<int[]> findLabels(String name, Split split) {
		return Optional.ofNullable(this.labels.get(name).get(split));
	}

	@Override
	public Keys keys(String name, Split split) {
		return Keys.positions(get(name).size(split));
	}

	@Override
	public List<Dataset> list() {
		return List.copyOf(this.datasets.values());
	}

	@Override
	public Optional<Dataset> find(String name) {
		return Optional.ofNullable(this.datasets.get(name));
	}

	@Override
	public Dataset get(String name) {
		return find(name).orElseThrow(() -> new UnknownDatasetException(name));
	}

	@Override
	public Examples examples(String name, Split split) {
		int[] labels = labels(name, split);
		return new Examples() {

			@Override
			public int size() {
				return labels.length;
			}

			@Override
			public Shape shape() {
				return get(name).shape();
			}

			@Override
			public int[] labels() {
				return labels;
			}

			@Override
			public void read(int index, float[] into, int offset) {
				throw new UnsupportedOperationException("Labels alone");
			}

		};
	}

}
