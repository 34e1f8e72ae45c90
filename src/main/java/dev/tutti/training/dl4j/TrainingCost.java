package dev.tutti.training.dl4j;

import dev.tutti.training.lowering.BatchNorm;
import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.lowering.Dense;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.lowering.Operation;
import dev.tutti.training.lowering.Residual;

/** A rough estimate of training time on a current CPU core. */
final class TrainingCost {

	private static final double OPERATIONS_PER_SECOND = 5e10;

	private static final double SECONDS_PER_STEP = 1e-4;

	/** Cost of batch norm per value, in products. */
	private static final int NORMALIZED = 40;

	/** Cost of a pool, activation or addition per value, in products. */
	private static final int PASSED = 10;

	private TrainingCost() {
	}

	/**
	 * Seconds to train on one example once: two operations per weight and value in the
	 * forward pass, four in the backward pass, and a share of the cost per step.
	 */
	static double secondsPerExample(LoweredNetwork network, int batchSize) {
		double products = network.flatten().mapToDouble(TrainingCost::products).sum();
		return 6 * products / OPERATIONS_PER_SECOND + SECONDS_PER_STEP / batchSize;
	}

	/** Of an operation by itself, without the operations within it. */
	private static double products(Operation operation) {
		double inputs = operation.inputShape().size();
		if (operation instanceof Dense dense) {
			return inputs * dense.units();
		}
		if (operation instanceof Convolution convolution) {
			double pooled = (convolution.pool() > 1) ? convolution.convolvedShape().size() : 0;
			return inputs * convolution.filters() * convolution.kernel() * convolution.kernel() + PASSED * pooled;
		}
		if (operation instanceof Residual residual) {
			return (double) PASSED * residual.outputShape().size();
		}
		return ((operation instanceof BatchNorm) ? NORMALIZED : PASSED) * inputs;
	}

}
