package dev.tutti.analysis.web;

import java.util.List;
import java.util.stream.IntStream;

import dev.tutti.analysis.order.ExampleTrajectory;
import dev.tutti.analysis.order.LearningScores;
import dev.tutti.analysis.order.Rankings;
import dev.tutti.analysis.order.TrajectoryBlocks;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.history.Histories;
import dev.tutti.history.Trajectories;
import dev.tutti.web.Page;
import dev.tutti.web.Problems;
import dev.tutti.web.Rows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Analysis")
class TrajectoryController {

	private static final String PATH = "/api/v1/ensembles/{id}/examples";

	private static final String SUMMARY = "All examples through the training of every member";

	private static final String DESCRIPTION = "In the order of the split. As JSON, in pages, each of which reads the whole history; as CSV or NDJSON, all of it, a row an example.";

	private final Ensembles ensembles;

	private final Datasets datasets;

	private final Histories histories;

	private final Rankings rankings;

	TrajectoryController(Ensembles ensembles, Datasets datasets, Histories histories, Rankings rankings) {
		this.ensembles = ensembles;
		this.datasets = datasets;
		this.histories = histories;
		this.rankings = rankings;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "409 no-history-yet" })
	@GetMapping(PATH)
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	Page<ExampleTrajectory> trajectories(@Parameter(example = "1") @PathVariable long id,
			@Parameter(example = "test") @RequestParam(defaultValue = "test") Split split,
			@Parameter(description = "How many at most.",
					example = "100") @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
			@Parameter(description = "Where to go on: as the last page's next has it.") @RequestParam(
					defaultValue = "0") @Min(0) int cursor) {
		Ensemble ensemble = this.ensembles.get(id);
		int[] labels = this.datasets.labels(ensemble.dataset(), split);
		LearningScores learned = this.rankings.get(ensemble, split);
		int begin = Math.min(cursor, labels.length);
		int end = Math.min(begin + limit, labels.length);
		Trajectories trajectories = this.histories.of(ensemble.historyLayout(), split).trajectories(begin, end);
		List<ExampleTrajectory> items = IntStream.range(begin, end)
			.mapToObj((index) -> ExampleTrajectory.of(index, learned, labels, trajectories))
			.toList();
		return new Page<>(items, (end < labels.length) ? Page.next(end) : null);
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "409 no-history-yet" })
	@GetMapping(path = PATH, produces = { Rows.CSV, Rows.NDJSON })
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	Rows<ExampleTrajectory> trajectoryRows(@Parameter(example = "1") @PathVariable long id,
			@Parameter(example = "test") @RequestParam(defaultValue = "test") Split split) {
		Ensemble ensemble = this.ensembles.get(id);
		int[] labels = this.datasets.labels(ensemble.dataset(), split);
		LearningScores learned = this.rankings.get(ensemble, split);
		TrajectoryBlocks blocks = new TrajectoryBlocks(this.histories.of(ensemble.historyLayout(), split),
				labels.length);
		return new Rows<>(ExampleTrajectory.class, IntStream.range(0, labels.length)
			.mapToObj((index) -> ExampleTrajectory.of(index, learned, labels, blocks.get(index))));
	}

}
