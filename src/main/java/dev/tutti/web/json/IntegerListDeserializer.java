package dev.tutti.web.json;

import java.util.Arrays;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

import org.springframework.boot.jackson.JacksonComponent;

/**
 * Lists of integers. 1.0 is one too, as JSON Schema 2020-12 has it: data frames make
 * floats of integers where a column has gaps.
 */
@JacksonComponent
class IntegerListDeserializer extends ValueDeserializer<int[]> {

	private static final int FIRST_SIZE = 1 << 6;

	@Override
	public int[] deserialize(JsonParser parser, DeserializationContext context) {
		if (!parser.isExpectedStartArrayToken()) {
			Object handled = context.handleUnexpectedToken(context.constructType(int[].class), parser);
			return (handled instanceof int[] list) ? list : new int[0];
		}
		int[] list = new int[FIRST_SIZE];
		int size = 0;
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			if (size == list.length) {
				list = Arrays.copyOf(list, 2 * size);
			}
			list[size++] = read(token, parser, context);
		}
		return Arrays.copyOf(list, size);
	}

	private static int read(JsonToken token, JsonParser parser, DeserializationContext context) {
		Object handled = switch (token) {
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
				try {
					yield (token == JsonToken.VALUE_NUMBER_INT) ? parser.getIntValue()
							: parser.getDecimalValue().intValueExact();
				}
				catch (ArithmeticException | JacksonException ex) {
					yield context.handleWeirdNumberValue(int.class, parser.getNumberValue(), "not an integer");
				}
			}
			case VALUE_STRING -> {
				try {
					yield Integer.parseInt(parser.getString().strip());
				}
				catch (NumberFormatException ex) {
					yield context.handleWeirdStringValue(int.class, parser.getString(), "not an integer");
				}
			}
			default -> context.handleUnexpectedToken(context.constructType(int.class), parser);
		};
		return (handled instanceof Integer value) ? value : 0;
	}

}
