package dev.tutti.ingestion.body;

import java.io.InputStream;

import tools.jackson.core.JsonToken;

/** The numbers of each example, one list per line. */
class NdjsonRows implements RowSource {

	private final JsonLines lines;

	NdjsonRows(InputStream in) {
		this.lines = new JsonLines(in);
	}

	@Override
	public void read(float[] row) {
		if (this.lines.next() != JsonToken.START_ARRAY) {
			throw this.lines
				.unexpected("expected a list with one number for each of the %d classes".formatted(row.length));
		}
		for (int label = 0; label < row.length; label++) {
			JsonToken token = this.lines.next();
			if (token == JsonToken.END_ARRAY) {
				throw this.lines.unexpected("it has %d numbers for %d classes".formatted(label, row.length));
			}
			row[label] = this.lines.value(token);
		}
		if (this.lines.next() != JsonToken.END_ARRAY) {
			throw this.lines.unexpected("it has more numbers than the %d classes".formatted(row.length));
		}
	}

	@Override
	public void end() {
		if (this.lines.next() != null) {
			throw this.lines.unexpected("more lines than examples");
		}
	}

}
