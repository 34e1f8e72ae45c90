package dev.tutti.web.json;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.tutti.web.FieldProblem;
import dev.tutti.web.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.jsontype.TypeIdResolver;

/** Reports each unreadable field and continues as if it were absent. */
class UnreadableFields extends DeserializationProblemHandler {

	private final Consumer<FieldProblem> found;

	UnreadableFields(Consumer<FieldProblem> found) {
		this.found = found;
	}

	@Override
	public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser,
			ValueDeserializer<?> deserializer, Object bean, String property) {
		Collection<Object> known = deserializer.getKnownPropertyNames();
		tell(parser, "Unknown field '" + property + "'."
				+ (((known == null) || known.isEmpty()) ? "" : " Known fields: " + join(known) + "."));
		parser.skipChildren();
		return true;
	}

	@Override
	public @Nullable Object handleWeirdStringValue(DeserializationContext context, Class<?> target, String value,
			String message) {
		tell(context.getParser(), "'" + value + "' is not " + ExpectedValue.of(target) + ".");
		return null;
	}

	@Override
	public @Nullable Object handleWeirdNumberValue(DeserializationContext context, Class<?> target, Number value,
			String message) {
		tell(context.getParser(), value + " is not " + ExpectedValue.of(target) + ".");
		return null;
	}

	@Override
	public @Nullable Object handleUnexpectedToken(DeserializationContext context, JavaType target, JsonToken token,
			JsonParser parser, String message) {
		tell(parser, "Expected " + ExpectedValue.of(target.getRawClass()) + ".");
		parser.skipChildren();
		return null;
	}

	/** A value that its own type refuses, in its own words. */
	@Override
	public @Nullable Object handleInstantiationProblem(DeserializationContext context, Class<?> target,
			@Nullable Object argument, Throwable problem) {
		if (problem instanceof ProblemException refused) {
			tell(context.getParser(), Objects.requireNonNull(refused.getMessage()));
			return null;
		}
		return NOT_HANDLED;
	}

	@Override
	public JavaType handleUnknownTypeId(DeserializationContext context, JavaType base, String type,
			TypeIdResolver resolver, String message) {
		tell(context.getParser(),
				"Unknown type '" + type + "'. Known types: " + resolver.getDescForKnownTypeIds() + ".");
		return context.constructType(Void.class);
	}

	@Override
	public JavaType handleMissingTypeId(DeserializationContext context, JavaType base, TypeIdResolver resolver,
			String message) {
		tell(context.getParser(),
				"The field 'type' is missing. It must be one of " + resolver.getDescForKnownTypeIds() + ".");
		return context.constructType(Void.class);
	}

	/** The error if parsing cannot continue, without class names. */
	static String describe(JacksonException failure) {
		if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
			return "Expected " + ExpectedValue.of(mismatch.getTargetType()) + ".";
		}
		return "This is not valid JSON at line %d, column %d: %s.".formatted(failure.getLocation().getLineNr(),
				failure.getLocation().getColumnNr(), failure.getOriginalMessage());
	}

	private void tell(JsonParser parser, String detail) {
		this.found.accept(new FieldProblem(parser.streamReadContext().pathAsPointer().toString(), detail));
	}

	private static String join(Collection<?> names) {
		return names.stream().map((name) -> name.toString()).collect(Collectors.joining(", "));
	}

}
