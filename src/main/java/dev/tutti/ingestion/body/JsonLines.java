package dev.tutti.ingestion.body;

import java.io.InputStream;

import dev.tutti.history.InvalidHistoryException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** JSON values one after another, read token by token; what is wrong has its line. */
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

	/** The token at hand as a label. */
	int label(@Nullable JsonToken token) {
		if (token != JsonToken.VALUE_NUMBER_INT) {
			throw unexpected("a label, a whole number, is expected");
		}
		try {
			return this.parser.getIntValue();
		}
		catch (JacksonException ex) {
			throw unexpected("the number is out of every range");
		}
	}

	/** The token at hand as a number that is not infinite in single precision. */
	float value(@Nullable JsonToken token) {
		if (token == null || !token.isNumeric()) {
			throw unexpected("a number is expected");
		}
		float value;
		try {
			value = (float) this.parser.getDoubleValue();
		}
		catch (JacksonException ex) {
			throw unexpected("the number is out of every range");
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
		return new InvalidHistoryException("Line %d of the body does not fit: %s."
			.formatted(this.parser.currentTokenLocation().getLineNr(), detail));
	}

}
