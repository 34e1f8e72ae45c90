package dev.tutti.array;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/**
 * A file violates its format: truncated, damaged, or with an invalid header.
 */
public class MalformedFileException extends ProblemException {

	public MalformedFileException(String detail) {
		super("malformed-file", HttpStatus.BAD_REQUEST, "Malformed file", detail);
	}

}
