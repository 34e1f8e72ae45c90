package dev.tutti.web.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tutti.web.BodyCheck;
import dev.tutti.web.FieldProblem;
import dev.tutti.web.InvalidRequestException;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.StreamUtils;

/**
 * Parses request bodies completely even if single fields are invalid, so that unreadable
 * and out-of-range fields are reported together.
 */
class JsonRequestConverter extends JacksonJsonHttpMessageConverter {

	private final Validator validator;

	private final Supplier<Stream<BodyCheck<?>>> checks;

	/**
	 * Reads bodies.
	 * @param checks of those types that are not checked by their annotations
	 */
	JsonRequestConverter(JsonMapper mapper, Validator validator, Supplier<Stream<BodyCheck<?>>> checks) {
		super(mapper);
		this.validator = validator;
		this.checks = checks;
	}

	@Override
	public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
			throws IOException {
		JavaType javaType = this.defaultMapper.constructType(type.getType());
		byte[] body = StreamUtils.copyToByteArray(message.getBody());
		List<FieldProblem> unreadable = new ArrayList<>();
		Object value;
		try {
			value = this.defaultMapper.readerFor(javaType)
				.withHandler(new UnreadableFields(unreadable::add))
				.readValue(body);
		}
		catch (JacksonException ex) {
			unreadable.add(new FieldProblem(Pointers.of(ex), UnreadableFields.describe(ex)));
			throw new InvalidRequestException(unreadable);
		}
		if (value == null) {
			throw new InvalidRequestException(List.of(new FieldProblem("", "Expected a JSON object, not null.")));
		}
		if (!unreadable.isEmpty()) {
			throw new InvalidRequestException(withOutOfRange(unreadable, value));
		}
		return value;
	}

	private List<FieldProblem> withOutOfRange(List<FieldProblem> unreadable, Object value) {
		List<FieldProblem> all = new ArrayList<>(unreadable);
		for (FieldProblem problem : outOfRange(value)) {
			// an unreadable field is now absent, which the client did not intend
			boolean consequence = unreadable.stream().anyMatch((one) -> one.pointer().startsWith(problem.pointer()));
			if (!consequence) {
				all.add(problem);
			}
		}
		return all;
	}

	private List<FieldProblem> outOfRange(Object value) {
		return this.checks.get()
			.filter((check) -> check.type().isInstance(value))
			.findFirst()
			.map((check) -> outOfRange(check, value))
			.orElseGet(() -> this.validator.validate(value).stream().map(FieldProblem::of).toList());
	}

	private static <T> List<FieldProblem> outOfRange(BodyCheck<T> check, Object value) {
		return check.check(check.type().cast(value));
	}

}
