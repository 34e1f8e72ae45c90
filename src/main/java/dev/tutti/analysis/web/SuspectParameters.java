package dev.tutti.analysis.web;

import dev.tutti.analysis.DefaultSplit;
import dev.tutti.analysis.quality.SuspectCriteria;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** The query parameters of suspects, some of them or all as rows. */
record SuspectParameters(@Parameter(example = "train") @Schema(defaultValue = "train") @Nullable Split split,
		@Parameter(
				description = "Checkpoint whose votes are counted; default: the one with the best mean accuracy, as networks may memorize wrong labels later: on `test`, or on the only split that evaluates; on the suspects' own where that has no labels or no history, or there are several. Of equal ones the earliest.") @Min(0) @Nullable Integer checkpoint,
		@Parameter(description = "Maximum accessibility.", example = "0.25") @Schema(
				defaultValue = "0.25") @DecimalMin("0") @DecimalMax("1") @Nullable Double accessibility,
		@Parameter(description = "Minimum share of members that predict the other class.", example = "0.5") @Schema(
				defaultValue = "0.5") @DecimalMin("0") @DecimalMax("1") @Nullable Double share) {

	private static final double ACCESSIBILITY = 0.25;

	private static final double SHARE = 0.5;

	SuspectCriteria criteria(Ensemble ensemble) {
		return new SuspectCriteria(DefaultSplit.train(this.split, ensemble), this.checkpoint,
				(this.accessibility != null) ? this.accessibility : ACCESSIBILITY,
				(this.share != null) ? this.share : SHARE);
	}

}
