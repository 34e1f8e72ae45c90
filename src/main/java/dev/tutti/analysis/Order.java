package dev.tutti.analysis;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** From which end a learning order is listed. */
enum Order {

	EASIEST, HARDEST;

	@JsonValue
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
