package dev.tutti.training;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/**
 * Step decay: divides the learning rate by a factor at fixed intervals of epochs.
 *
 * @param factor the divisor; 1 for a constant rate
 * @param everyEpochs the interval in epochs
 */
public record StepDecay(
		@Schema(description = "Factor that the learning rate is divided by.",
				example = "1.8") @DecimalMin("1") double factor,
		@Schema(description = "Interval in epochs.", example = "20") @Min(1) int everyEpochs) {

	double factorAt(int epoch) {
		return Math.pow(this.factor, -(epoch / this.everyEpochs));
	}

}
