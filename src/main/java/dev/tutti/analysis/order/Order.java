package dev.tutti.analysis.order;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which end of a learning order comes first. */
public enum Order {

	EASIEST, HARDEST;

	@JsonValue
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
