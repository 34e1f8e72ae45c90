package dev.tutti.analysis.order;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** From which end a learning order is listed. */
public enum Order {

	EASIEST, HARDEST;

	@JsonValue
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
