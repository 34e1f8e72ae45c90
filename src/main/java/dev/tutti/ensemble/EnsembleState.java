package dev.tutti.ensemble;

/** The states of an ensemble; docs/lifecycle.md draws the ways between them. */
public enum EnsembleState {

	QUEUED, RUNNING, CANCELLING, SUCCEEDED, FAILED, CANCELLED;

	/** Whether it stays so. */
	public boolean isFinal() {
		return this == SUCCEEDED || this == FAILED || this == CANCELLED;
	}

}
