package dev.tutti.training;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/**
 * The learning rate is divided by a factor every so many epochs.
 *
 * @param factor what it is divided by; 1 leaves it
 * @param everyEpochs after how many epochs, again and again
 */
public record StepDecay(
		@Schema(description = "What the rate is divided by.", example = "1.8") @DecimalMin("1") double factor,
		@Schema(description = "After how many epochs, again and again.", example = "20") @Min(1) int everyEpochs) {

	double factorAt(int epoch) {
		return Math.pow(this.factor, -(epoch / this.everyEpochs));
	}

}
