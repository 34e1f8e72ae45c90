package dev.tutti.ingestion.body;

import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.history.HistoryLayout;

/**
 * Ground-truth labels and classes that uploaded histories are checked against.
 *
 * @param truth the true label of each example
 * @param classes how many classes there are
 */
public record ExpectedHistory(int[] truth, int classes) {

	private static final int BYTE_VALUES = 256;

	public static ExpectedHistory of(Datasets datasets, HistoryLayout layout, Split split) {
		return new ExpectedHistory(datasets.examples(layout.dataset(), split).labels(),
				datasets.get(layout.dataset()).classes().size());
	}

	int examples() {
		return this.truth.length;
	}

	/** The number of bytes per label. */
	int labelBytes() {
		return (this.classes <= BYTE_VALUES) ? Byte.BYTES : Short.BYTES;
	}

}
