package dev.tutti.ingestion.body;

import java.io.InputStream;

import dev.tutti.history.InvalidHistoryException;
import tools.jackson.core.JsonToken;

/** One history, one label per line. */
class NdjsonLabels implements LabelSource {

	private final JsonLines lines;

	private final ExpectedHistory target;

	NdjsonLabels(InputStream in, ExpectedHistory target) {
		this.lines = new JsonLines(in);
		this.target = target;
	}

	@Override
	public int[] next() {
		int[] labels = new int[this.target.examples()];
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
					"The body has more labels than the %d examples.".formatted(this.target.examples()));
		}
	}

}
