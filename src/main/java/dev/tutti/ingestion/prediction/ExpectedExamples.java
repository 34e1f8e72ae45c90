package dev.tutti.ingestion.prediction;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.tutti.dataset.Keys;
import dev.tutti.history.GroundTruth;

/**
 * The examples of a split, each of which a history must have once.
 *
 * @param truth their ground-truth labels, of any value where there are none
 * @param labelled whether they have ground-truth labels
 * @param classNames the names of the classes, by label
 * @param keys read only where a body is joined by key
 */
public record ExpectedExamples(GroundTruth truth, boolean labelled, List<String> classNames, Supplier<Keys> keys) {

	/** How many there are. */
	public int examples() {
		return this.truth.examples();
	}

	/** How many classes there are. */
	public int classes() {
		return this.truth.classes();
	}

	/** The labels of classes by name; also of a name in another of Unicode's forms. */
	public Map<String, Integer> labelsByName() {
		Map<String, Integer> labels = new HashMap<>();
		for (int label = 0; label < this.classNames.size(); label++) {
			labels.put(this.classNames.get(label), label);
		}
		for (int label = 0; label < this.classNames.size(); label++) {
			for (Normalizer.Form form : KeyMatch.FORMS) {
				labels.putIfAbsent(Normalizer.normalize(this.classNames.get(label), form), label);
			}
		}
		return labels;
	}

}
