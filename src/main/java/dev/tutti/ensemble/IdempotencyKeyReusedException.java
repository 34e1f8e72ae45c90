package dev.tutti.ensemble;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An idempotency key came with another body before. */
public class IdempotencyKeyReusedException extends ProblemException {

	public IdempotencyKeyReusedException(String key) {
		super("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT,
				"The idempotency key was used for another request",
				"Another ensemble was submitted with Idempotency-Key '" + key
						+ "'. Choose a new key for a new ensemble.");
	}

}
