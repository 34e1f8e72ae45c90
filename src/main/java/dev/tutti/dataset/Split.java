package dev.tutti.dataset;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The splits of a dataset: members train on one and are evaluated on both. */
public enum Split {

	TRAIN, TEST;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
