package dev.tutti.analysis.web;

import dev.tutti.analysis.DefaultSplit;
import dev.tutti.analysis.example.ExampleTrajectories;
import dev.tutti.analysis.example.ExampleTrajectory;
import dev.tutti.analysis.example.TrajectoryRange;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.web.Page;
import dev.tutti.web.Problems;
import dev.tutti.web.Rows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Analysis")
class TrajectoryController {

	private static final String PATH = "/api/v1/ensembles/{id}/examples";

	private static final String SUMMARY = "History of all examples: all members, all checkpoints";

	private static final String DESCRIPTION = "In the order of the split. JSON is paginated, and each page reads the complete history; CSV and NDJSON have all examples, one row each.";

	private final Ensembles ensembles;

	private final ExampleTrajectories trajectories;

	TrajectoryController(Ensembles ensembles, ExampleTrajectories trajectories) {
		this.ensembles = ensembles;
		this.trajectories = trajectories;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "409 labels-missing", "409 no-history-yet" })
	@GetMapping(PATH)
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	Page<ExampleTrajectory> trajectories(@Parameter(example = "1") @PathVariable long id,
			@Parameter(description = DefaultSplit.DESCRIPTION,
					example = "test") @RequestParam(required = false) @Nullable Split split,
			@Parameter(description = "Maximum number of items.",
					example = "100") @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
			@Parameter(description = "Cursor of the next page, from `next` of the previous response.") @RequestParam(
					defaultValue = "0") @Min(0) int cursor) {
		Ensemble ensemble = this.ensembles.get(id);
		TrajectoryRange range = this.trajectories.get(ensemble, DefaultSplit.of(split, ensemble), cursor, limit);
		return Page.of(range.items(), range.end(), range.examples(), range.warnings());
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "409 labels-missing", "409 no-history-yet" })
	@GetMapping(path = PATH, produces = { Rows.CSV, Rows.NDJSON })
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	Rows<ExampleTrajectory> trajectoryRows(@Parameter(example = "1") @PathVariable long id,
			@Parameter(description = DefaultSplit.DESCRIPTION,
					example = "test") @RequestParam(required = false) @Nullable Split split) {
		Ensemble ensemble = this.ensembles.get(id);
		return new Rows<>(ExampleTrajectory.class,
				this.trajectories.stream(ensemble, DefaultSplit.of(split, ensemble)));
	}

}
