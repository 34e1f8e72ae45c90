package dev.tutti.ingestion.body;

import dev.tutti.ingestion.prediction.ClassValues;
import dev.tutti.ingestion.prediction.ValueKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * The numbers of each example, one list per line. With two classes a line may also be the
 * number of the second one, alone or as a list of one: then all lines are.
 */
class NdjsonRows implements RowSource {

	private final JsonLines lines;

	private final ValueKind values;

	/** Whether lines have one number for two classes; null before the first. */
	private @Nullable Boolean oneColumn;

	NdjsonRows(JsonLines lines, ValueKind values) {
		this.lines = lines;
		this.values = values;
	}

	@Override
	public void read(ClassValues row) {
		read(this.lines.next(), row);
	}

	/** Fills a row from the token where its numbers begin. */
	void read(@Nullable JsonToken token, ClassValues row) {
		int numbers = (token == JsonToken.START_ARRAY) ? readList(row) : readNumber(token, row);
		if (numbers == 1 && row.classes() == ValueKind.BINARY) {
			this.values.setBinary(row, row.get(0), row.rest(0));
		}
		else if (numbers != row.classes()) {
			throw this.lines.unexpected("it has %d of the %d numbers, one per class".formatted(numbers, row.classes())
					+ ((numbers == 1) ? "; one number is read only for two classes" : ""));
		}
		boolean one = numbers < row.classes();
		if (this.oneColumn != null && this.oneColumn != one) {
			throw this.lines.unexpected("lines before it have %s; send the same for every example"
				.formatted(one ? "a number for each class" : "one number"));
		}
		this.oneColumn = one;
	}

	private int readNumber(@Nullable JsonToken token, ClassValues row) {
		if (token == null || !token.isNumeric()) {
			throw this.lines
				.unexpected("expected a list with one number for each of the %d classes".formatted(row.classes()));
		}
		this.lines.value(token, row, 0);
		return 1;
	}

	private int readList(ClassValues row) {
		int numbers = 0;
		for (JsonToken token = this.lines.next(); token != JsonToken.END_ARRAY; token = this.lines.next()) {
			if (numbers == row.classes()) {
				throw this.lines.unexpected("it has more numbers than the %d classes".formatted(numbers));
			}
			this.lines.value(token, row, numbers++);
		}
		return numbers;
	}

	@Override
	public void end() {
		if (this.lines.next() != null) {
			throw this.lines.unexpected("more lines than examples");
		}
	}

}
