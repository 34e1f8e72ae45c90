package dev.tutti.analysis.web;

import dev.tutti.analysis.DefaultSplit;
import dev.tutti.analysis.Members;
import dev.tutti.analysis.MembersReport;
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
@Tag(name = "Analysis")
class MembersController {

	private final Ensembles ensembles;

	private final Members members;

	MembersController(Ensembles ensembles, Members members) {
		this.ensembles = ensembles;
		this.members = members;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-checkpoint", "409 labels-missing",
			"409 no-history-yet" })
	@GetMapping("/api/v1/ensembles/{id}/members")
	@Operation(summary = "Accuracy of each member and error consistency of each pair",
			description = "Error consistency is Cohen's kappa of two members' correctness: 0 is expected of independent members with their accuracies, 1 means identical errors (Geirhos et al., 2020).")
	MembersReport members(@Parameter(example = "1") @PathVariable long id,
			@Parameter(description = DefaultSplit.DESCRIPTION,
					example = "test") @RequestParam(required = false) @Nullable Split split,
			@Parameter(description = "0..T-1; default: the last one that any member has reached.") @RequestParam(
					required = false) @Min(0) @Nullable Integer checkpoint) {
		Ensemble ensemble = this.ensembles.get(id);
		return this.members.get(ensemble, DefaultSplit.of(split, ensemble), checkpoint);
	}

}
