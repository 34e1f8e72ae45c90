package dev.tutti.web;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A failure the caller can do something about, answered as RFC 9457 problem details. Each
 * kind is a subclass near what raises it; docs/problems.md lists them.
 */
public abstract class ProblemException extends RuntimeException {

	private final String type;

	private final HttpStatus status;

	private final String title;

	/**
	 * A problem.
	 * @param type the stable last part of the problem's type, such as
	 * {@code unknown-dataset}: an anchor in docs/problems.md
	 * @param title the same for every problem of the type
	 * @param detail what is wrong this time and what to do about it
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

	/** The bad fields of the request, all of them. */
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
