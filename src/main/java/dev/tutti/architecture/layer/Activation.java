package dev.tutti.architecture.layer;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What follows a layer's sum. */
public enum Activation {

	RELU, ELU, TANH, IDENTITY;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
