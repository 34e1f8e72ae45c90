package dev.tutti.analysis.web;

import dev.tutti.agreement.Accuracies;
import dev.tutti.agreement.ErrorConsistency;
import dev.tutti.analysis.Checkpoints;
import dev.tutti.analysis.MembersReport;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.Ensembles;
import dev.tutti.history.Histories;
import dev.tutti.history.HistoryLayout;
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

	private final Datasets datasets;

	private final Histories histories;

	private final Checkpoints checkpoints;

	MembersController(Ensembles ensembles, Datasets datasets, Histories histories, Checkpoints checkpoints) {
		this.ensembles = ensembles;
		this.datasets = datasets;
		this.histories = histories;
		this.checkpoints = checkpoints;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-checkpoint", "409 no-history-yet" })
	@GetMapping("/api/v1/ensembles/{id}/members")
	@Operation(summary = "The members beside each other: accuracies and error consistency of every pair",
			description = "Error consistency is Cohen's kappa of two members' correctness: 0 is what independent members of their accuracies have, 1 is the same errors (Geirhos et al., 2020).")
	MembersReport members(@Parameter(example = "1") @PathVariable long id,
			@Parameter(example = "test") @RequestParam(defaultValue = "test") Split split,
			@Parameter(description = "0..T-1; when absent, the last that any member has come to.") @RequestParam(
					required = false) @Min(0) @Nullable Integer checkpoint) {
		Ensemble ensemble = this.ensembles.get(id);
		int number = this.checkpoints.get(ensemble, split, checkpoint);
		int examples = this.datasets.labels(ensemble.dataset(), split).length;
		HistoryLayout layout = ensemble.historyLayout();
		long[][] correct = this.histories.of(layout, split).correctness(number);
		return new MembersReport(split, number, ensemble.checkpoints().get(number).epoch(),
				this.histories.of(layout, split).listMembers(number), Accuracies.of(correct, examples),
				MembersReport.matrix(ErrorConsistency.matrix(correct, examples)));
	}

}
