package dev.tutti.analysis.web;

import dev.tutti.analysis.DefaultSplit;
import dev.tutti.analysis.order.Order;
import dev.tutti.analysis.order.RankingCriteria;
import dev.tutti.analysis.order.Score;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.BindParam;

/** The query parameters of a ranking, in pages or as rows. */
record RankingParameters(@Parameter(description = DefaultSplit.DESCRIPTION, example = "test") @Nullable Split split,
		@Parameter(description = "The score to rank by.",
				example = "accessibility") @Schema(defaultValue = "accessibility") @Nullable Score by,
		@Parameter(description = "Which end of the order comes first.",
				example = "hardest") @Schema(defaultValue = "easiest") @Nullable Order order,
		@Parameter(name = "class",
				description = "Restricts to examples with this label.") @BindParam("class") @Min(0) @Nullable Integer label) {

	RankingCriteria criteria(Ensemble ensemble) {
		return new RankingCriteria(DefaultSplit.of(this.split, ensemble),
				(this.by != null) ? this.by : Score.ACCESSIBILITY, (this.order != null) ? this.order : Order.EASIEST,
				this.label);
	}

}
