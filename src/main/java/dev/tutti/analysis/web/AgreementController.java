package dev.tutti.analysis.web;

import dev.tutti.analysis.Agreement;
import dev.tutti.analysis.AgreementMeasure;
import dev.tutti.analysis.Agreements;
import dev.tutti.analysis.DefaultSplit;
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
class AgreementController {

	private final Ensembles ensembles;

	private final Agreements agreements;

	AgreementController(Ensembles ensembles, Agreements agreements) {
		this.ensembles = ensembles;
		this.agreements = agreements;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-checkpoint", "404 unknown-class",
			"409 labels-missing", "409 no-history-yet" })
	@GetMapping("/api/v1/ensembles/{id}/agreement")
	@Operation(summary = "Agreement histogram of a checkpoint, with its null",
			description = "Members agree if both ends of the histogram are higher than the null's. Bimodality is then below the null's at intermediate accuracy; when nearly all predictions are correct, it is high in any case.")
	Agreement agreement(@Parameter(example = "1") @PathVariable long id,
			@Parameter(description = DefaultSplit.DESCRIPTION,
					example = "test") @RequestParam(required = false) @Nullable Split split,
			@Parameter(description = "0..T-1; default: the last one that any member has reached.") @RequestParam(
					required = false) @Min(0) @Nullable Integer checkpoint,
			@Parameter(
					description = "tp: members that predict the ground-truth label. consensus: members that predict the most predicted label.",
					example = "tp") @RequestParam(defaultValue = "tp") AgreementMeasure measure,
			@Parameter(description = "Restricts to examples with this label.") @RequestParam(name = "class",
					required = false) @Min(0) @Nullable Integer label) {
		Ensemble ensemble = this.ensembles.get(id);
		return this.agreements.get(ensemble, DefaultSplit.of(split, ensemble), checkpoint, measure, label);
	}

}
