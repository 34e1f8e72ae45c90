package dev.tutti.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The training parameters of an ensemble's members.
 *
 * @param epochs the number of passes over the training split
 * @param batchSize mini-batch size; the last mini-batch of an epoch may be smaller
 * @param optimizer the optimizer with its learning rate
 * @param l2 the factor of the L2 penalty on weights (not on biases): half of it times the
 * sum of squares is added to the loss
 * @param initialization the distribution of the initial weights; biases are initialized
 * to zero
 */
public record Training(
		@Schema(description = "Number of epochs: passes over the training split.", defaultValue = "10",
				example = "5") @Min(1) @Max(10000) int epochs,
		@Schema(description = "Mini-batch size.", defaultValue = "32",
				example = "32") @Min(1) @Max(65536) int batchSize,
		@NotNull @Valid Optimizer optimizer,
		@Schema(description = "Factor of the L2 penalty on weights.",
				defaultValue = "0") @DecimalMin("0") @DecimalMax("10") double l2,
		@Schema(description = "Distribution of the initial weights.",
				defaultValue = "he") @NotNull Initialization initialization) {

	public static final int DEFAULT_EPOCHS = 10;

	public static final int DEFAULT_BATCH_SIZE = 32;

	@JsonCreator
	public Training(@Nullable Integer epochs, @Nullable Integer batchSize, @Nullable Optimizer optimizer,
			@Nullable Double l2, @Nullable Initialization initialization) {
		this((epochs != null) ? epochs : DEFAULT_EPOCHS, (batchSize != null) ? batchSize : DEFAULT_BATCH_SIZE,
				(optimizer != null) ? optimizer : Optimizer.Sgd.DEFAULT, (l2 != null) ? l2 : 0,
				(initialization != null) ? initialization : Initialization.HE);
	}

}
