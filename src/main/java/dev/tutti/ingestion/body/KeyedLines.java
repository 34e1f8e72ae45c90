package dev.tutti.ingestion.body;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tutti.history.InvalidHistoryException;
import dev.tutti.ingestion.prediction.ClassValues;
import dev.tutti.ingestion.prediction.EvaluatedHistory;
import dev.tutti.ingestion.prediction.ExpectedExamples;
import dev.tutti.ingestion.prediction.HistoryBuilder;
import dev.tutti.ingestion.prediction.KeyMatch;
import dev.tutti.ingestion.prediction.KeysDoNotMatchException;
import dev.tutti.ingestion.prediction.ValueKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * One history, one object per line, in any order: {@code {"key": "cat/10.png", "label":
 * 3}}, or {@code className}, or {@code values} with one number per class.
 */
class KeyedLines {

	private static final int LISTED = 10;

	private static final Set<String> PREDICTIONS = Set.of("label", "className", "values");

	private final JsonLines lines;

	private final ExpectedExamples expected;

	private final Map<String, Integer> labelsByName;

	private final @Nullable NdjsonRows rows;

	private final ClassValues row;

	private final KeyMatch keys;

	private final HistoryBuilder history;

	/**
	 * Lines of a body.
	 * @param values the kind of values per class; {@code null} for labels
	 */
	KeyedLines(JsonLines lines, ExpectedExamples expected, @Nullable ValueKind values) {
		this.lines = lines;
		this.expected = expected;
		this.labelsByName = expected.labelsByName();
		this.rows = (values != null) ? new NdjsonRows(lines, values) : null;
		this.row = new ClassValues(expected.classes());
		this.keys = new KeyMatch(expected.keys().get());
		this.history = new HistoryBuilder(expected, values);
	}

	/**
	 * Reads all lines.
	 * @throws KeysDoNotMatchException unless every example came exactly once
	 * @throws InvalidHistoryException if a line is not valid
	 */
	EvaluatedHistory read() {
		for (JsonToken token = this.lines.next(); token != null; token = this.lines.next()) {
			if (token != JsonToken.START_OBJECT) {
				throw this.lines.unexpected("expected an object with a key, like the first");
			}
			readObject();
		}
		this.keys.check();
		return this.history.build();
	}

	private void readObject() {
		String key = null;
		Integer label = null;
		boolean predicted = false;
		while (this.lines.next() != JsonToken.END_OBJECT) {
			String field = this.lines.name();
			JsonToken value = this.lines.next();
			if ("key".equals(field)) {
				if (key != null) {
					throw this.lines.unexpected("it has two keys");
				}
				key = this.lines.text(value);
				continue;
			}
			if (!PREDICTIONS.contains(field)) {
				throw this.lines
					.unexpected("the fields are key and one of label, className and values, not '" + field + "'");
			}
			if (predicted) {
				throw this.lines.unexpected("send one of label, className and values, not two");
			}
			predicted = true;
			switch (field) {
				case "label" -> label = label(value);
				case "className" -> label = labelOf(this.lines.text(value));
				default -> rows().read(value, this.row);
			}
		}
		if (key == null || !predicted) {
			throw this.lines.unexpected("it needs a key and one of label, className and values");
		}
		if (label != null && this.rows != null) {
			throw this.lines.unexpected("values are expected, as the query parameter values says");
		}
		set(key, label);
	}

	private void set(String key, @Nullable Integer label) {
		int example = this.keys.find(key).orElse(-1);
		if (example < 0) {
			return;
		}
		if (label != null) {
			this.history.set(example, label);
		}
		else {
			this.history.set(example, this.row, "'" + key + "'", rows().tolerance());
		}
	}

	private int label(@Nullable JsonToken value) {
		int label = this.lines.label(value);
		if (label < 0 || label >= this.expected.classes()) {
			throw this.lines
				.unexpected("it has the label %d; labels are 0 to %d".formatted(label, this.expected.classes() - 1));
		}
		return label;
	}

	private int labelOf(String className) {
		Integer label = this.labelsByName.get(className);
		if (label == null) {
			int classes = this.expected.classNames().size();
			throw this.lines.unexpected("there is no class '%s'; the classes are %s%s".formatted(className,
					this.expected.classNames()
						.stream()
						.limit(LISTED)
						.map((name) -> "'" + name + "'")
						.collect(Collectors.joining(", ")),
					(classes > LISTED) ? ", … (%d in all)".formatted(classes) : ""));
		}
		return label;
	}

	private NdjsonRows rows() {
		if (this.rows == null) {
			throw this.lines.unexpected("for values, set the query parameter values to probabilities or logits");
		}
		return this.rows;
	}

}
