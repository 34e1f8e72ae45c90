package dev.tutti.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/** An optimizer with its learning rate. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(Optimizer.Sgd.class), @JsonSubTypes.Type(Optimizer.Adam.class),
		@JsonSubTypes.Type(Optimizer.AdaDelta.class) })
public sealed interface Optimizer {

	double learningRate();

	/** The learning rate schedule; {@code null} for a constant rate. */
	@Nullable StepDecay decay();

	/** The learning rate in an epoch, counted from 0. */
	default double learningRate(int epoch) {
		StepDecay decay = decay();
		return (decay != null) ? learningRate() * decay.factorAt(epoch) : learningRate();
	}

	/**
	 * Stochastic gradient descent: {@code v = momentum * v + g; w -= learningRate * v},
	 * or, with Nesterov's momentum, {@code w -= learningRate * (g + momentum * v)}.
	 */
	@JsonTypeName("sgd")
	record Sgd(@Schema(defaultValue = "0.05", example = "0.05") @Positive @DecimalMax("1000") double learningRate,
			@Schema(defaultValue = "0.9") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double momentum,
			@Schema(defaultValue = "false") boolean nesterov, @Valid @Nullable StepDecay decay) implements Optimizer {

		static final Sgd DEFAULT = new Sgd(null, null, null, null);

		@JsonCreator
		public Sgd(@Nullable Double learningRate, @Nullable Double momentum, @Nullable Boolean nesterov,
				@Nullable StepDecay decay) {
			this((learningRate != null) ? learningRate : 0.05, (momentum != null) ? momentum : 0.9,
					(nesterov != null) ? nesterov : false, decay);
		}

	}

	/** Adam (Kingma and Ba, 2015), with bias correction. */
	@JsonTypeName("adam")
	record Adam(@Schema(defaultValue = "0.001", example = "0.001") @Positive @DecimalMax("1000") double learningRate,
			@Schema(defaultValue = "0.9") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double beta1,
			@Schema(defaultValue = "0.999") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double beta2,
			@Schema(defaultValue = "1e-8") @Positive @DecimalMax("1") double epsilon,
			@Valid @Nullable StepDecay decay) implements Optimizer {

		@JsonCreator
		public Adam(@Nullable Double learningRate, @Nullable Double beta1, @Nullable Double beta2,
				@Nullable Double epsilon, @Nullable StepDecay decay) {
			this((learningRate != null) ? learningRate : 0.001, (beta1 != null) ? beta1 : 0.9,
					(beta2 != null) ? beta2 : 0.999, (epsilon != null) ? epsilon : 1e-8, decay);
		}

	}

	/**
	 * AdaDelta (Zeiler, 2012):
	 * {@code a = rho a + (1 - rho) g^2; d = g sqrt(b + epsilon) /
	 * sqrt(a + epsilon); b = rho b + (1 - rho) d^2; w -= learningRate * d}.
	 */
	@JsonTypeName("adadelta")
	record AdaDelta(@Schema(defaultValue = "1", example = "1") @Positive @DecimalMax("1000") double learningRate,
			@Schema(defaultValue = "0.95") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double rho,
			@Schema(defaultValue = "1e-6") @Positive @DecimalMax("1") double epsilon,
			@Valid @Nullable StepDecay decay) implements Optimizer {

		@JsonCreator
		public AdaDelta(@Nullable Double learningRate, @Nullable Double rho, @Nullable Double epsilon,
				@Nullable StepDecay decay) {
			this((learningRate != null) ? learningRate : 1.0, (rho != null) ? rho : 0.95,
					(epsilon != null) ? epsilon : 1e-6, decay);
		}

	}

}
