package dev.tutti.analysis;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The agreement measure: which members a histogram counts. */
public enum AgreementMeasure {

	/** The number of members that predict the ground-truth label. */
	TP,

	/** The number of members that predict the most predicted label, correct or not. */
	CONSENSUS;

	@JsonValue
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
