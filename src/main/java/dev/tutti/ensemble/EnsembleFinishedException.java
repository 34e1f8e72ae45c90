package dev.tutti.ensemble;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** An ensemble that is to be cancelled, or given a history, has ended already. */
public class EnsembleFinishedException extends ProblemException {

	public EnsembleFinishedException(Ensemble ensemble) {
		super("ensemble-finished", HttpStatus.CONFLICT, "The ensemble has ended", "Ensemble " + ensemble.id() + " is "
				+ ensemble.state() + " already. To remove it with its history, DELETE it.");
	}

}
