package dev.tutti.analysis.web;

import dev.tutti.analysis.DefaultSplit;
import dev.tutti.analysis.Dynamics;
import dev.tutti.analysis.DynamicsReport;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Analysis")
class DynamicsController {

	private final Ensembles ensembles;

	private final Dynamics dynamics;

	DynamicsController(Ensembles ensembles, Dynamics dynamics) {
		this.ensembles = ensembles;
		this.dynamics = dynamics;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "409 labels-missing", "409 no-history-yet" })
	@GetMapping("/api/v1/ensembles/{id}/dynamics")
	@Operation(summary = "Accuracy and agreement at every checkpoint",
			description = "For each checkpoint that a member has reached: accuracies, the TP-agreement histogram, its bimodality and the null's, and other measures of agreement beyond chance.")
	DynamicsReport dynamics(@Parameter(example = "1") @PathVariable long id,
			@Parameter(description = DefaultSplit.DESCRIPTION,
					example = "test") @RequestParam(required = false) @Nullable Split split) {
		Ensemble ensemble = this.ensembles.get(id);
		return this.dynamics.get(ensemble, DefaultSplit.of(split, ensemble));
	}

}
