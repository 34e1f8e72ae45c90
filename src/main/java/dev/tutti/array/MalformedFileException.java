package dev.tutti.array;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/**
 * A file is not what its format asks for: truncated, damaged or with an absurd header.
 */
public class MalformedFileException extends ProblemException {

	public MalformedFileException(String detail) {
		super("malformed-file", HttpStatus.BAD_REQUEST, "Malformed file", detail);
	}

}
