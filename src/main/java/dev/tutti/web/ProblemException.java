package dev.tutti.web;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * An error that the client can act on, returned as RFC 9457 problem details. Each type is
 * a subclass near the code that throws it; docs/problems.md lists the types.
 */
public abstract class ProblemException extends RuntimeException {

	private final String type;

	private final HttpStatus status;

	private final String title;

	/**
	 * A problem.
	 * @param type the stable last part of the problem's type, such as
	 * {@code unknown-dataset}: an anchor in docs/problems.md
	 * @param title a short noun phrase, the same for every problem of the type; clients
	 * match on the type
	 * @param detail what is wrong this time and how to correct it
	 */
	protected ProblemException(String type, HttpStatus status, String title, String detail) {
		super(detail);
		this.type = type;
		this.status = status;
		this.title = title;
	}

	public final String type() {
		return this.type;
	}

	public final HttpStatus status() {
		return this.status;
	}

	public final String title() {
		return this.title;
	}

	/** All invalid fields of the request. */
	public List<FieldProblem> errors() {
		return List.of();
	}

	/** Members to add to the problem, by name. */
	public Map<String, Object> extensions() {
		return Map.of();
	}

	/** Headers to send with it, such as Retry-After. */
	public HttpHeaders headers() {
		return HttpHeaders.EMPTY;
	}

}
