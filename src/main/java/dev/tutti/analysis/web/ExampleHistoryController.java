package dev.tutti.analysis.web;

import dev.tutti.analysis.order.ExampleHistoryReport;
import dev.tutti.analysis.order.LearningScores;
import dev.tutti.analysis.order.RankedExample;
import dev.tutti.analysis.order.Rankings;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownExampleException;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.history.Histories;
import dev.tutti.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Analysis")
class ExampleHistoryController {

	private final Ensembles ensembles;

	private final Datasets datasets;

	private final Histories histories;

	private final Rankings rankings;

	ExampleHistoryController(Ensembles ensembles, Datasets datasets, Histories histories, Rankings rankings) {
		this.ensembles = ensembles;
		this.datasets = datasets;
		this.histories = histories;
		this.rankings = rankings;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-example", "409 no-history-yet" })
	@GetMapping("/api/v1/ensembles/{id}/examples/{split}/{index}")
	@Operation(summary = "One example through the training of every member",
			description = "What each member answered at each checkpoint, the votes, and the example's place in the learning order.")
	ExampleHistoryReport example(@Parameter(example = "1") @PathVariable long id,
			@Parameter(example = "test") @PathVariable Split split, @Parameter(example = "0") @PathVariable int index) {
		Ensemble ensemble = this.ensembles.get(id);
		int[] labels = this.datasets.labels(ensemble.dataset(), split);
		if (index < 0 || index >= labels.length) {
			throw new UnknownExampleException(ensemble.dataset(), split, index, labels.length);
		}
		LearningScores learned = this.rankings.get(ensemble, split);
		RankedExample ranked = RankedExample.of(index, learned.byAccessibility(), learned, labels);
		return ExampleHistoryReport.of(ranked, split, this.datasets.get(ensemble.dataset()).classes(),
				this.histories.of(ensemble.historyLayout(), split).example(index).predictions(), ensemble.dataset());
	}

}
