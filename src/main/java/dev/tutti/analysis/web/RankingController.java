package dev.tutti.analysis.web;

import java.util.List;

import dev.tutti.analysis.order.RankedExample;
import dev.tutti.analysis.order.RankedExamples;
import dev.tutti.analysis.order.Rankings;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.web.Page;
import dev.tutti.web.Problems;
import dev.tutti.web.Rows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Analysis", description = "Results computed from histories.")
class RankingController {

	private static final String PATH = "/api/v1/ensembles/{id}/ranking";

	private static final String SUMMARY = "The learning order: examples ranked by accessibility or another score";

	private static final String DESCRIPTION = "With `class`, the examples of that class are ranked among themselves. JSON is paginated; CSV and NDJSON have all examples, one row each.";

	private final Ensembles ensembles;

	private final Rankings rankings;

	RankingController(Ensembles ensembles, Rankings rankings) {
		this.ensembles = ensembles;
		this.rankings = rankings;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-class", "409 labels-missing",
			"409 no-history-yet", "409 no-training-dynamics" })
	@GetMapping(PATH)
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	Page<RankedExample> ranking(@Parameter(example = "1") @PathVariable long id,
			@ParameterObject @Valid RankingParameters parameters,
			@Parameter(description = "Maximum number of items.",
					example = "100") @RequestParam(defaultValue = "100") @Min(1) @Max(10000) int limit,
			@Parameter(description = "Cursor of the next page, from `next` of the previous response.") @RequestParam(
					required = false) @Min(0) @Nullable Integer cursor) {
		Ensemble ensemble = this.ensembles.get(id);
		RankedExamples ranked = this.rankings.get(ensemble, parameters.criteria(ensemble));
		List<RankedExample> all = ranked.items();
		int begin = (cursor != null) ? Math.min(cursor, all.size()) : 0;
		int end = Math.min(begin + limit, all.size());
		return Page.of(all.subList(begin, end), end, all.size(), ranked.warnings());
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-class", "409 labels-missing",
			"409 no-history-yet", "409 no-training-dynamics" })
	@GetMapping(path = PATH, produces = { Rows.CSV, Rows.NDJSON })
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	Rows<RankedExample> rankingRows(@Parameter(example = "1") @PathVariable long id,
			@ParameterObject @Valid RankingParameters parameters) {
		Ensemble ensemble = this.ensembles.get(id);
		return new Rows<>(RankedExample.class,
				this.rankings.get(ensemble, parameters.criteria(ensemble)).items().stream());
	}

}
