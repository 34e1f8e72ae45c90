package dev.tutti.training.lowering;

/**
 * The shape of one parameter tensor of a member, or of one tensor of running statistics.
 *
 * @param role what the tensor is for
 * @param fanIn the inputs of a unit, which are the rows of the tensor; 1 for all but
 * weights
 * @param units the columns of the tensor: units, filters or channels
 * @param fanOut the number of outputs that an input contributes to, as initializations
 * count them
 */
public record ParameterShape(Role role, int fanIn, int units, int fanOut) {

	/** What a parameter tensor is for. */
	public enum Role {

		/** Drawn from the initialization; the L2 penalty applies to weights alone. */
		WEIGHT,

		/** Begins at 0. */
		BIAS,

		/** A batch norm's factors; begins at 1. */
		SCALE,

		/** What a batch norm adds; begins at 0. */
		SHIFT,

		/** Running means, which no optimizer changes. */
		MEAN,

		/** Running variances, which no optimizer changes. */
		VARIANCE

	}

	static ParameterShape weights(int fanIn, int units, int fanOut) {
		return new ParameterShape(Role.WEIGHT, fanIn, units, fanOut);
	}

	/** One value for each unit or channel. */
	static ParameterShape vector(Role role, int units) {
		return new ParameterShape(role, 1, units, units);
	}

	/** The number of values. */
	public int size() {
		return this.fanIn * this.units;
	}

}
