package dev.tutti.ingestion;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Two requests write the same histories and wait for each other. */
class ConcurrentHistoriesException extends ProblemException {

	ConcurrentHistoriesException(long ensemble) {
		super("concurrent-histories", HttpStatus.CONFLICT, "Concurrent history writes",
				"Another request writes histories of ensemble %d that this one has too. Nothing was kept of this one: send it again."
					.formatted(ensemble));
	}

	@Override
	public HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, "1");
		return headers;
	}

}
