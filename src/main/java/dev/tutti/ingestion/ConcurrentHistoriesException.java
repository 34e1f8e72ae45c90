package dev.tutti.ingestion;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Two requests write the same histories and block each other. */
class ConcurrentHistoriesException extends ProblemException {

	ConcurrentHistoriesException(long ensemble) {
		super("concurrent-histories", HttpStatus.CONFLICT, "Concurrent history writes",
				"A concurrent request writes the same histories of ensemble %d. Nothing of this request was stored: send it again."
					.formatted(ensemble));
	}

	@Override
	public HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, "1");
		return headers;
	}

}
