package dev.tutti.dataset.web;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownExampleException;
import org.jspecify.annotations.Nullable;

/** The examples of a split in order, each made when it is read. */
final class LabelledExamples extends AbstractList<LabelledExample> implements RandomAccess {

	private final Dataset dataset;

	private final Split split;

	private final Keys keys;

	private final int @Nullable [] labels;

	LabelledExamples(Datasets datasets, String name, Split split) {
		this.dataset = datasets.get(name);
		this.split = split;
		this.keys = datasets.keys(name, split);
		this.labels = datasets.findLabels(name, split).orElse(null);
	}

	@Override
	public LabelledExample get(int index) {
		Integer label = (this.labels != null) ? this.labels[index] : null;
		return new LabelledExample(index, this.keys.get(index), label,
				(label != null) ? this.dataset.classes().get(label) : null);
	}

	@Override
	public int size() {
		return this.keys.size();
	}

	/**
	 * The example of a key, alone.
	 * @throws UnknownExampleException if there is none
	 */
	List<LabelledExample> only(String key) {
		return List.of(get(this.keys.find(key)
			.orElseThrow(() -> new UnknownExampleException(this.dataset.name(), this.split, key))));
	}

}
