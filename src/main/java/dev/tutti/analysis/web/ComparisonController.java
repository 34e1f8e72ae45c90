package dev.tutti.analysis.web;

import dev.tutti.analysis.DefaultSplit;
import dev.tutti.analysis.comparison.Comparison;
import dev.tutti.analysis.comparison.Comparisons;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Analysis")
class ComparisonController {

	private final Ensembles ensembles;

	private final Comparisons comparisons;

	ComparisonController(Ensembles ensembles, Comparisons comparisons) {
		this.ensembles = ensembles;
		this.comparisons = comparisons;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "409 labels-missing", "409 no-history-yet",
			"409 not-comparable" })
	@GetMapping("/api/v1/comparisons")
	@Operation(summary = "Do two ensembles share a learning order?",
			description = "Correlations of accessibility over the same examples. Compare them with both reliabilities, which bound them, and with withinClass: classes of different difficulty alone make orders correlate.")
	Comparison compare(@Parameter(example = "1") @RequestParam long left,
			@Parameter(example = "2") @RequestParam long right,
			@Parameter(description = DefaultSplit.DESCRIPTION + " Of the splits that both have.",
					example = "test") @RequestParam(required = false) @Nullable Split split,
			@Parameter(description = "Number of easiest examples to intersect; default: a tenth of all.") @RequestParam(
					required = false) @Min(1) @Nullable Integer top) {
		Ensemble first = this.ensembles.get(left);
		Ensemble second = this.ensembles.get(right);
		return this.comparisons.compare(first, second, split, top);
	}

}
