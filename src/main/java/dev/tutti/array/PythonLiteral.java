package dev.tutti.array;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses what Python writes for a dictionary of texts, numbers, booleans, tuples and
 * lists, such as an NPY file's header: a {@code Map} of {@code String}, {@code Long},
 * {@code Boolean} and {@code List}. Python 2 wrote {@code 20L} for 20.
 */
final class PythonLiteral {

	private static final int MOST_DIGITS = 18;

	/** Structures of NumPy nest hardly at all. */
	private static final int DEEPEST = 32;

	private final String text;

	private int at;

	private int depth;

	private PythonLiteral(String text) {
		this.text = text;
	}

	/**
	 * Parses a dictionary.
	 * @throws IllegalArgumentException if it is none
	 */
	static Map<?, ?> parseDictionary(String text) {
		PythonLiteral literal = new PythonLiteral(text);
		Object value = literal.value();
		if (!(value instanceof Map<?, ?> dictionary) || literal.peek() != 0) {
			throw new IllegalArgumentException("no dictionary");
		}
		return dictionary;
	}

	private Object value() {
		if (this.depth++ > DEEPEST) {
			throw unexpected();
		}
		Object value = switch (peek()) {
			case '{' -> dictionary();
			case '(' -> items(')');
			case '[' -> items(']');
			case '\'', '"' -> string();
			case 'b', 'u' -> prefixedString();
			case 'T', 'F' -> truth();
			default -> number();
		};
		this.depth--;
		return value;
	}

	private Map<Object, Object> dictionary() {
		Map<Object, Object> entries = new LinkedHashMap<>();
		skip('{');
		while (peek() != '}') {
			Object key = value();
			skip(':');
			entries.put(key, value());
			comma('}');
		}
		skip('}');
		return entries;
	}

	private List<Object> items(char end) {
		List<Object> items = new ArrayList<>();
		this.at++;
		while (peek() != end) {
			items.add(value());
			comma(end);
		}
		skip(end);
		return items;
	}

	private void comma(char end) {
		if (peek() != end) {
			skip(',');
		}
	}

	private String prefixedString() {
		this.at++;
		if (peek() != '\'' && peek() != '"') {
			throw unexpected();
		}
		return string();
	}

	private String string() {
		int end = this.text.indexOf(peek(), this.at + 1);
		if (end < 0) {
			throw unexpected();
		}
		String string = this.text.substring(this.at + 1, end);
		this.at = end + 1;
		return string;
	}

	private Boolean truth() {
		for (Boolean each : List.of(true, false)) {
			String word = each ? "True" : "False";
			if (this.text.startsWith(word, this.at)) {
				this.at += word.length();
				return each;
			}
		}
		throw unexpected();
	}

	private Long number() {
		int from = this.at;
		while (peekHere() >= '0' && peekHere() <= '9') {
			this.at++;
		}
		if (this.at == from || this.at - from > MOST_DIGITS) {
			throw unexpected();
		}
		Long number = Long.valueOf(this.text.substring(from, this.at));
		if (peekHere() == 'L') {
			this.at++;
		}
		return number;
	}

	private void skip(char expected) {
		if (peek() != expected) {
			throw unexpected();
		}
		this.at++;
	}

	/** The next character but blanks; 0 at the end. */
	private char peek() {
		while (Character.isWhitespace(peekHere())) {
			this.at++;
		}
		return peekHere();
	}

	private char peekHere() {
		return (this.at < this.text.length()) ? this.text.charAt(this.at) : 0;
	}

	private IllegalArgumentException unexpected() {
		return new IllegalArgumentException("unexpected at " + this.at);
	}

}
