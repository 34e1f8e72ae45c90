package dev.tutti.architecture.layer;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The activation function that a layer applies to its output. */
public enum Activation {

	RELU, ELU, TANH, IDENTITY;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
