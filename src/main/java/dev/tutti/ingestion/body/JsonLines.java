package dev.tutti.ingestion.body;

import java.io.InputStream;

import dev.tutti.history.InvalidHistoryException;
import dev.tutti.ingestion.prediction.ClassValues;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A sequence of JSON values, read token by token; errors have line numbers. */
class JsonLines {

	private static final int LONGEST_TEXT = 1 << 14;

	/** NaN and Infinity, as Python writes them, are refused in the terms of numbers. */
	private static final JsonFactory JSON = JsonFactory.builder()
		.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
		.streamReadConstraints(
				StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).maxNameLength(LONGEST_TEXT).build())
		.build();

	private final JsonParser parser;

	JsonLines(InputStream in) {
		this.parser = JSON.createParser(ObjectReadContext.empty(), in);
	}

	/** The next token; {@code null} at the end. */
	@Nullable JsonToken next() {
		try {
			return this.parser.nextToken();
		}
		catch (StreamConstraintsException ex) {
			throw unexpected("a text, a number or the nesting is longer than any that is expected");
		}
		catch (JacksonException ex) {
			throw new InvalidHistoryException("Line %d of the body is not valid JSON: %s."
				.formatted(this.parser.currentLocation().getLineNr(), ex.getOriginalMessage()));
		}
	}

	/** The current token as a text; a whole number is the text of its digits. */
	String text(@Nullable JsonToken token) {
		if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
			throw unexpected("expected a string");
		}
		try {
			return this.parser.getString();
		}
		catch (JacksonException ex) {
			throw unexpected("the string is not valid, or longer than any that is expected");
		}
	}

	/** The current token as a label: a whole number, also as 1.0. */
	int label(@Nullable JsonToken token) {
		if (token == null || !token.isNumeric() || this.parser.isNaN()) {
			throw unexpected("expected a label (a whole number)" + ((token == JsonToken.START_ARRAY)
					? "; for one number per class, set the query parameter values" : ""));
		}
		try {
			return (token == JsonToken.VALUE_NUMBER_INT) ? this.parser.getIntValue()
					: this.parser.getDecimalValue().intValueExact();
		}
		catch (JacksonException ex) {
			throw unexpected("the number is out of range");
		}
		catch (ArithmeticException ex) {
			throw unexpected("%s is not a label (a whole number in range)".formatted(this.parser.getString()));
		}
	}

	/** Sets a class's number to the current token, in double precision or better. */
	void value(@Nullable JsonToken token, ClassValues row, int label) {
		if (token == null || !token.isNumeric()) {
			throw unexpected("expected a number");
		}
		try {
			if (token == JsonToken.VALUE_NUMBER_INT) {
				row.set(label, this.parser.getDecimalValue());
			}
			else {
				row.set(label, this.parser.getDoubleValue(), 0);
			}
		}
		catch (JacksonException ex) {
			throw unexpected("the number is out of range");
		}
		if (this.parser.isNaN()) {
			throw unexpected(this.parser.getString() + " is not a finite number");
		}
		if (Double.isInfinite(row.get(label))) {
			throw unexpected("the number is too large for double precision");
		}
	}

	/** The number of the current token's line, from 1. */
	int number() {
		return this.parser.currentTokenLocation().getLineNr();
	}

	String name() {
		return String.valueOf(this.parser.currentName());
	}

	InvalidHistoryException unexpected(String detail) {
		return new InvalidHistoryException("Line %d of the body is invalid: %s.".formatted(number(), detail));
	}

}
