package dev.tutti.ingestion.body;

import dev.tutti.history.GroundTruth;
import dev.tutti.history.InvalidHistoryException;
import tools.jackson.core.JsonToken;

/** One history, one label per line. */
class NdjsonLabels implements LabelSource {

	private final JsonLines lines;

	private final GroundTruth expected;

	NdjsonLabels(JsonLines lines, GroundTruth expected) {
		this.lines = lines;
		this.expected = expected;
	}

	@Override
	public int[] next() {
		int[] labels = new int[this.expected.examples()];
		for (int i = 0; i < labels.length; i++) {
			JsonToken token = this.lines.next();
			if (token == null) {
				throw new InvalidHistoryException("The body has %d labels; expected one for each of the %d examples."
					.formatted(i, labels.length));
			}
			labels[i] = this.lines.label(token);
		}
		return labels;
	}

	@Override
	public void end() {
		if (this.lines.next() != null) {
			throw new InvalidHistoryException(
					"The body has more labels than the %d examples.".formatted(this.expected.examples()));
		}
	}

}
