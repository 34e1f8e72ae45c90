package dev.tutti.ingestion.body;

import java.io.InputStream;

import dev.tutti.history.InvalidHistoryException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** A sequence of JSON values, read token by token; errors have line numbers. */
class JsonLines {

	private final JsonParser parser;

	JsonLines(InputStream in) {
		this.parser = JsonMapper.shared().createParser(in);
	}

	/** The next token; {@code null} at the end. */
	@Nullable JsonToken next() {
		try {
			return this.parser.nextToken();
		}
		catch (JacksonException ex) {
			throw new InvalidHistoryException("Line %d of the body is not valid JSON: %s."
				.formatted(this.parser.currentLocation().getLineNr(), ex.getOriginalMessage()));
		}
	}

	/** The current token as a label. */
	int label(@Nullable JsonToken token) {
		if (token != JsonToken.VALUE_NUMBER_INT) {
			throw unexpected("expected a label (an integer)");
		}
		try {
			return this.parser.getIntValue();
		}
		catch (JacksonException ex) {
			throw unexpected("the number is out of range");
		}
	}

	/** The current token as a finite single-precision number. */
	float value(@Nullable JsonToken token) {
		if (token == null || !token.isNumeric()) {
			throw unexpected("expected a number");
		}
		float value;
		try {
			value = (float) this.parser.getDoubleValue();
		}
		catch (JacksonException ex) {
			throw unexpected("the number is out of range");
		}
		if (Float.isInfinite(value)) {
			throw unexpected("the number is too large for single precision");
		}
		return value;
	}

	String name() {
		return String.valueOf(this.parser.currentName());
	}

	InvalidHistoryException unexpected(String detail) {
		return new InvalidHistoryException("Line %d of the body is invalid: %s."
			.formatted(this.parser.currentTokenLocation().getLineNr(), detail));
	}

}
