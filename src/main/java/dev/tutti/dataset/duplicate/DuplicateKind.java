package dev.tutti.dataset.duplicate;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What examples of equal content have in common, the worst last. */
public enum DuplicateKind {

	/** They are of one split. */
	WITHIN,

	/** They are of several splits: what is evaluated is known from elsewhere. */
	ACROSS,

	/** Their labels differ: at most one is right. */
	CONTRADICTING;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
