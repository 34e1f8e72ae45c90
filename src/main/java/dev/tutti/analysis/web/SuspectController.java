package dev.tutti.analysis.web;

import dev.tutti.analysis.quality.Suspects;
import dev.tutti.analysis.quality.SuspectsReport;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.web.Problems;
import dev.tutti.web.Rows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Data quality", description = "Suspect labels and redundant examples.")
class SuspectController {

	private static final String PATH = "/api/v1/ensembles/{id}/suspects";

	private static final String SUMMARY = "Suspect labels: examples that few members learn while most agree on another class";

	private static final String DESCRIPTION = "The most suspect first: by the share of members that predict the other class, then by accessibility. JSON has `limit` of them; CSV and NDJSON have all, one row each.";

	private final Ensembles ensembles;

	private final Suspects suspects;

	SuspectController(Ensembles ensembles, Suspects suspects) {
		this.ensembles = ensembles;
		this.suspects = suspects;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-checkpoint", "409 labels-missing",
			"409 no-history-yet" })
	@GetMapping(PATH)
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	SuspectsReport suspects(@Parameter(example = "1") @PathVariable long id,
			@ParameterObject @Valid SuspectParameters parameters,
			@Parameter(example = "100") @RequestParam(defaultValue = "100") @Min(1) @Max(10000) int limit) {
		Ensemble ensemble = this.ensembles.get(id);
		return this.suspects.get(ensemble, parameters.criteria(ensemble)).limit(limit);
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-checkpoint", "409 labels-missing",
			"409 no-history-yet" })
	@GetMapping(path = PATH, produces = { Rows.CSV, Rows.NDJSON })
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	Rows<SuspectsReport.Suspect> suspectRows(@Parameter(example = "1") @PathVariable long id,
			@ParameterObject @Valid SuspectParameters parameters) {
		Ensemble ensemble = this.ensembles.get(id);
		return new Rows<>(SuspectsReport.Suspect.class,
				this.suspects.get(ensemble, parameters.criteria(ensemble)).items().stream());
	}

}
