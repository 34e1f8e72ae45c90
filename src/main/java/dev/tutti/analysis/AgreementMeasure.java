package dev.tutti.analysis;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a histogram counts members by. */
public enum AgreementMeasure {

	/** How many members predict the true label. */
	TP,

	/** How many members predict the label that most of them predict, true or not. */
	CONSENSUS;

	@JsonValue
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
