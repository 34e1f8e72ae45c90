package dev.tutti.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation schedule: after every epoch, and optionally within the first.
 *
 * @param early fractions of the first epoch, each in (0, 1)
 */
public record Evaluation(
		@Schema(description = "Fractions of the first epoch at which to evaluate too: fast learners bunch there.",
				example = "[0.25, 0.5]") @NotNull @Size(
						max = 100) List<@NotNull @Positive @DecimalMax(value = "1", inclusive = false) Double> early) {

	public Evaluation(@Nullable List<Double> early) {
		this.early = (early != null) ? Collections.unmodifiableList(new ArrayList<>(early)) : List.of();
	}

}
