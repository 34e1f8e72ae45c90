package dev.tutti.ensemble;

/** The states of an ensemble; docs/lifecycle.md draws the transitions. */
public enum EnsembleState {

	QUEUED, RUNNING, CANCELLING, SUCCEEDED, FAILED, CANCELLED;

	/** Whether the state is final. */
	public boolean isFinal() {
		return this == SUCCEEDED || this == FAILED || this == CANCELLED;
	}

}
