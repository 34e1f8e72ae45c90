package dev.tutti.analysis;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleState;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** No member has reached a checkpoint yet, or none ever will. */
public class NoHistoryYetException extends ProblemException {

	private static final String RETRY_AFTER_SECONDS = "2";

	private final EnsembleState state;

	public NoHistoryYetException(Ensemble ensemble, String what) {
		super("no-history-yet", HttpStatus.CONFLICT, "No history yet",
				"No member of ensemble %d has reached %s; the ensemble is %s. %s".formatted(ensemble.id(), what,
						ensemble.state(), ensemble.state().isFinal() ? "It does not train any more: submit it again."
								: "Retry after a few seconds."));
		this.state = ensemble.state();
	}

	@Override
	public HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		if (!this.state.isFinal()) {
			headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		}
		return headers;
	}

}
