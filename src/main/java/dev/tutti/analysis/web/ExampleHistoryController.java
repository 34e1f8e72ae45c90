package dev.tutti.analysis.web;

import dev.tutti.analysis.example.ExampleHistories;
import dev.tutti.analysis.example.ExampleReport;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensembles;
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

	private final ExampleHistories histories;

	ExampleHistoryController(Ensembles ensembles, ExampleHistories histories) {
		this.ensembles = ensembles;
		this.histories = histories;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-example", "409 no-history-yet" })
	@GetMapping("/api/v1/ensembles/{id}/examples/{split}/{index}")
	@Operation(summary = "History of one example: all members, all checkpoints",
			description = "Each member's prediction at each checkpoint, the votes, and the example's rank in the learning order; of a split without labels the predictions and votes alone.")
	ExampleReport example(@Parameter(example = "1") @PathVariable long id,
			@Parameter(example = "test") @PathVariable Split split, @Parameter(example = "0") @PathVariable int index) {
		return this.histories.get(this.ensembles.get(id), split, index);
	}

}
