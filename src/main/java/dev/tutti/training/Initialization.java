package dev.tutti.training;

import java.util.Locale;
import java.util.function.DoubleSupplier;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The distribution of initial weights: normal with mean 0 and a variance given by the
 * number of inputs (fan-in) and outputs (fan-out) of a unit.
 */
public enum Initialization {

	/** 2 / inputs (He et al., 2015). */
	HE,

	/** 2 / (inputs + outputs) (Glorot and Bengio, 2010). */
	XAVIER,

	/** 1 / inputs (LeCun et al., 1998). */
	LECUN,

	/** 0.05 squared for every layer. */
	NORMAL,

	/** The same, truncated at two standard deviations by redrawing. */
	TRUNCATED_NORMAL;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The standard deviation of a layer's initial weights; of a truncated distribution,
	 * before it is truncated.
	 */
	public double standardDeviation(int inputs, int outputs) {
		return switch (this) {
			case HE -> Math.sqrt(2.0 / inputs);
			case XAVIER -> Math.sqrt(2.0 / (inputs + outputs));
			case LECUN -> Math.sqrt(1.0 / inputs);
			case NORMAL, TRUNCATED_NORMAL -> 0.05;
		};
	}

	/**
	 * Draws a weight in units of its standard deviation.
	 * @param normal draws from the normal distribution with mean 0 and variance 1
	 */
	public double draw(DoubleSupplier normal) {
		double drawn = normal.getAsDouble();
		while (this == TRUNCATED_NORMAL && Math.abs(drawn) > 2) {
			drawn = normal.getAsDouble();
		}
		return drawn;
	}

}
