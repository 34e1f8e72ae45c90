package dev.tutti.analysis.web;

import dev.tutti.analysis.Agreement;
import dev.tutti.analysis.AgreementMeasure;
import dev.tutti.analysis.Agreements;
import dev.tutti.dataset.Split;
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
class AgreementController {

	private final Ensembles ensembles;

	private final Agreements agreements;

	AgreementController(Ensembles ensembles, Agreements agreements) {
		this.ensembles = ensembles;
		this.agreements = agreements;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-checkpoint", "404 unknown-class",
			"409 no-history-yet" })
	@GetMapping("/api/v1/ensembles/{id}/agreement")
	@Operation(summary = "How many members agree on each example: a histogram, and the null beside it",
			description = "Members agree when both ends of the histogram are higher than the null's. Its bimodality is then below the null's while accuracy is middling; where nearly all are right it is high in any case.")
	Agreement agreement(@Parameter(example = "1") @PathVariable long id,
			@Parameter(example = "test") @RequestParam(defaultValue = "test") Split split,
			@Parameter(description = "0..T-1; when absent, the last that any member has come to.") @RequestParam(
					required = false) @Min(0) @Nullable Integer checkpoint,
			@Parameter(description = "tp: members that are right. consensus: members that say what most say.",
					example = "tp") @RequestParam(defaultValue = "tp") AgreementMeasure measure,
			@Parameter(description = "A label: only examples of this class.") @RequestParam(name = "class",
					required = false) @Min(0) @Nullable Integer label) {
		return this.agreements.get(this.ensembles.get(id), split, checkpoint, measure, label);
	}

}
