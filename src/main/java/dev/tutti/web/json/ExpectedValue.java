package dev.tutti.web.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/** Describes the values of a type to a client, without the names of classes. */
public final class ExpectedValue {

	private ExpectedValue() {
	}

	/** The values of a type, such as {@code a number}. */
	public static String of(Class<?> type) {
		if (type.isEnum()) {
			return "one of " + Arrays.stream(type.getEnumConstants())
				.map((constant) -> JsonMapper.shared().valueToTree(constant).asString())
				.collect(Collectors.joining(", "));
		}
		if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
			return "an integer in range";
		}
		if (Number.class.isAssignableFrom(type) || type == double.class || type == float.class) {
			return "a number";
		}
		if (type == Boolean.class || type == boolean.class) {
			return "true or false";
		}
		if (CharSequence.class.isAssignableFrom(type)) {
			return "a string";
		}
		return (Collection.class.isAssignableFrom(type) || type.isArray()) ? "a list" : "an object";
	}

}
