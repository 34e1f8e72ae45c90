package dev.tutti.web;

import java.util.List;

import org.springframework.http.HttpStatus;

/** A request with invalid fields; all of them are listed. */
public class InvalidRequestException extends ProblemException {

	private final List<FieldProblem> errors;

	public InvalidRequestException(List<FieldProblem> errors) {
		super("invalid-request", HttpStatus.BAD_REQUEST, "Invalid request", (errors.size() == 1)
				? "One field is not valid; see errors." : errors.size() + " fields are not valid; see errors.");
		this.errors = List.copyOf(errors);
	}

	@Override
	public List<FieldProblem> errors() {
		return this.errors;
	}

}
