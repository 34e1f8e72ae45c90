package dev.tutti.analysis.web;

import dev.tutti.analysis.DefaultSplit;
import dev.tutti.analysis.quality.Redundancy;
import dev.tutti.analysis.quality.RedundantExamples;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Data quality")
class RedundancyController {

	private final Ensembles ensembles;

	private final Redundancy redundancy;

	RedundancyController(Ensembles ensembles, Redundancy redundancy) {
		this.ensembles = ensembles;
		this.redundancy = redundancy;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-checkpoint", "409 labels-missing",
			"409 no-history-yet" })
	@GetMapping("/api/v1/ensembles/{id}/redundant")
	@Operation(summary = "Redundant examples: learned by every member by an early checkpoint and never forgotten",
			description = "Examples that training may not need. Their number by class shows where a dataset is larger than necessary.")
	RedundantExamples redundant(@Parameter(example = "1") @PathVariable long id,
			@Parameter(description = "Default: `train`.",
					example = "train") @RequestParam(required = false) @Nullable Split split,
			@Parameter(description = "The checkpoint by which they must be learned; 0 is the first.",
					example = "1") @RequestParam(defaultValue = "0") @Min(0) int by) {
		Ensemble ensemble = this.ensembles.get(id);
		return this.redundancy.get(ensemble, DefaultSplit.train(split, ensemble), by);
	}

}
