package dev.tutti.web;

import java.util.List;

import dev.tutti.web.json.Pointers;
import jakarta.validation.ConstraintViolation;

/**
 * An invalid field of a request.
 *
 * @param pointer the location: a JSON pointer (RFC 6901) into the body, or the name of a
 * query parameter
 * @param detail what is wrong and what is expected
 */
public record FieldProblem(String pointer, String detail) {

	/** The problem of a field that a bean path names, such as {@code layers[2].units}. */
	public static FieldProblem at(String beanPath, String detail) {
		return new FieldProblem(Pointers.of(beanPath), detail);
	}

	/** The problem of a field whose path has names of any characters. */
	public static FieldProblem at(List<String> path, String detail) {
		return new FieldProblem(Pointers.of(path), detail);
	}

	/** A violated constraint as a problem. */
	public static FieldProblem of(ConstraintViolation<?> violation) {
		return at(violation.getPropertyPath().toString(), violation.getMessage());
	}

}
