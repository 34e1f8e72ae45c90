package dev.tutti.ensemble;

import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** The ensemble to cancel, or to upload a history to, has already ended. */
public class EnsembleFinishedException extends ProblemException {

	public EnsembleFinishedException(Ensemble ensemble) {
		super("ensemble-finished", HttpStatus.CONFLICT, "Ensemble already finished", "Ensemble " + ensemble.id()
				+ " is " + ensemble.state() + " already. DELETE it to remove it with its history.");
	}

}
