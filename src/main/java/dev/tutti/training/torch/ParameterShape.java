package dev.tutti.training.torch;

/**
 * One parameter tensor of a member.
 *
 * @param rows inputs of a unit; 1 for biases
 * @param columns units
 * @param outputs what a unit feeds, as initialisations count it
 * @param weight whether it is a weight rather than a bias
 */
record ParameterShape(int rows, int columns, int outputs, boolean weight) {

	static ParameterShape weights(int inputs, int units, int outputs) {
		return new ParameterShape(inputs, units, outputs, true);
	}

	static ParameterShape biases(int units) {
		return new ParameterShape(1, units, units, false);
	}

	int size() {
		return this.rows * this.columns;
	}

}
