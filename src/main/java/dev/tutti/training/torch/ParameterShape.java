package dev.tutti.training.torch;

/**
 * One parameter tensor of a member.
 *
 * @param rows inputs of a unit; 1 of all but weights
 * @param columns units
 * @param outputs what a unit feeds, as initialisations count it
 * @param role what it is for
 */
record ParameterShape(int rows, int columns, int outputs, Role role) {

	/** What a parameter is for. */
	enum Role {

		/** Begins as the initialisation says; the L2 penalty is on these alone. */
		WEIGHT,

		/** Begins at 0. */
		BIAS,

		/** Begins at 1. */
		SCALE

	}

	static ParameterShape weights(int inputs, int units, int outputs) {
		return new ParameterShape(inputs, units, outputs, Role.WEIGHT);
	}

	static ParameterShape biases(int units) {
		return new ParameterShape(1, units, units, Role.BIAS);
	}

	static ParameterShape scales(int channels) {
		return new ParameterShape(1, channels, channels, Role.SCALE);
	}

	boolean weight() {
		return this.role == Role.WEIGHT;
	}

	int size() {
		return this.rows * this.columns;
	}

}
