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

	/** Up to this many columns, products are faster with columns that lie in a row. */
	private static final int NARROW = 12;

	static ParameterShape weights(int inputs, int units, int outputs) {
		return new ParameterShape(inputs, units, outputs, true);
	}

	static ParameterShape biases(int units) {
		return new ParameterShape(1, units, units, false);
	}

	/** Whether the values lie column by column: of dense layers of few units. */
	boolean columnMajor() {
		return this.weight && this.columns == this.outputs && this.columns <= NARROW;
	}

	int size() {
		return this.rows * this.columns;
	}

}
