package dev.tutti.dataset.web;

import dev.tutti.dataset.Split;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of labels, in pages or as rows. */
record LabelsParameters(
		@Parameter(description = "Default: test, or the only split that evaluates.",
				example = "test") @Nullable Split split,
		@Parameter(description = "Lists the example of this key alone.") @Nullable String key,
		@Parameter(description = "Maximum number of items. Default: 100 in JSON, all in CSV and NDJSON.",
				example = "100") @Min(1) @Max(10000) @Nullable Integer limit,
		@Parameter(
				description = "The first index; in JSON from `next` of the previous response.") @Min(0) @Nullable Integer cursor) {

}
