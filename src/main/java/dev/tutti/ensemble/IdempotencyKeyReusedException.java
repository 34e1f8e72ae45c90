package dev.tutti.ensemble;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An idempotency key was used for a different request. */
public class IdempotencyKeyReusedException extends ProblemException {

	public IdempotencyKeyReusedException(String key) {
		super("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency key reused",
				"A different ensemble was submitted with Idempotency-Key '" + key
						+ "'. Choose a new key for a new ensemble.");
	}

}
