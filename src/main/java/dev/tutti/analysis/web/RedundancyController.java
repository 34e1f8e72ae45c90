package dev.tutti.analysis.web;

import java.util.List;
import java.util.stream.IntStream;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.analysis.Checkpoints;
import dev.tutti.analysis.order.Rankings;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.history.CorrectCounts;
import dev.tutti.history.Histories;
import dev.tutti.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Data quality")
class RedundancyController {

	private final Ensembles ensembles;

	private final Datasets datasets;

	private final Histories histories;

	private final Rankings rankings;

	private final Checkpoints checkpoints;

	RedundancyController(Ensembles ensembles, Datasets datasets, Histories histories, Rankings rankings,
			Checkpoints checkpoints) {
		this.ensembles = ensembles;
		this.datasets = datasets;
		this.histories = histories;
		this.rankings = rankings;
		this.checkpoints = checkpoints;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-checkpoint", "409 no-history-yet" })
	@GetMapping("/api/v1/ensembles/{id}/redundant")
	@Operation(summary = "Redundant examples: learnt by every member by an early checkpoint and never forgotten",
			description = "What training might do without. Their number by class tells where a dataset has more than it needs.")
	RedundantResponse redundant(@Parameter(example = "1") @PathVariable long id,
			@Parameter(example = "train") @RequestParam(defaultValue = "train") Split split,
			@Parameter(description = "The checkpoint by which they are learnt; 0 is the first.",
					example = "1") @RequestParam(defaultValue = "0") @Min(0) int by) {
		Ensemble ensemble = this.ensembles.get(id);
		int checkpoint = this.checkpoints.get(ensemble, split, by);
		int[] labels = this.datasets.labels(ensemble.dataset(), split);
		LearningSummary learning = this.rankings.get(ensemble, split).summary();
		CorrectCounts counts = this.histories.of(ensemble.historyLayout(), split).counts(checkpoint).value();
		int[] indices = IntStream.range(0, labels.length)
			.filter((index) -> counts.correct()[index] == counts.members() && learning.forgettings()[index] == 0)
			.toArray();
		int[] byClass = new int[this.datasets.get(ensemble.dataset()).classes().size()];
		IntStream.of(indices).forEach((index) -> byClass[labels[index]]++);
		return new RedundantResponse(split, checkpoint, labels.length, indices.length,
				IntStream.of(byClass).boxed().toList(), indices);
	}

	/** Redundant examples as JSON. */
	@Schema(name = "Redundant")
	record RedundantResponse(Split split, @Schema(description = "By when they are learnt.") int checkpoint,
			int examples, @Schema(description = "How many are redundant.") int found,
			@Schema(description = "The same for each class, by label.") List<Integer> foundByClass,
			@Schema(description = "Their indices.") int[] indices) {
	}

}
