package dev.tutti.dataset.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What is known of a split: as JSON its labels, or the number of its examples where there
 * are none.
 *
 * @param examples how many there are; 0 where it was neither
 * @param labels one an example
 */
@JsonDeserialize(using = SplitLabels.Reader.class)
// no oneOf, of which generators of clients make little
@Schema(implementation = Object.class)
record SplitLabels(int examples, int @Nullable [] labels) {

	/** Neither labels nor a number of examples. */
	static final SplitLabels NONE = new SplitLabels(0, null);

	/** Reads it. */
	static class Reader extends ValueDeserializer<SplitLabels> {

		@Override
		public SplitLabels deserialize(JsonParser parser, DeserializationContext context) {
			if (parser.hasToken(JsonToken.START_ARRAY)) {
				int[] labels = context.readValue(parser, int[].class);
				return new SplitLabels(labels.length, labels);
			}
			SplitLabels read = new SplitLabels(count(parser), null);
			parser.skipChildren();
			return read;
		}

		/** A whole number that fits, 500.0 too; else 0. */
		private static int count(JsonParser parser) {
			try {
				return parser.currentToken().isNumeric() ? parser.getDecimalValue().intValueExact() : 0;
			}
			catch (ArithmeticException ex) {
				return 0;
			}
		}

	}

}
