package dev.tutti.analysis.web;

import java.util.Arrays;
import java.util.List;

import dev.tutti.analysis.UnknownClassException;
import dev.tutti.analysis.order.LearningScores;
import dev.tutti.analysis.order.NoCartographyException;
import dev.tutti.analysis.order.Order;
import dev.tutti.analysis.order.RankedExample;
import dev.tutti.analysis.order.Ranking;
import dev.tutti.analysis.order.Rankings;
import dev.tutti.analysis.order.Score;
import dev.tutti.dataset.Datasets;
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
@Tag(name = "Analysis", description = "What histories say.")
class RankingController {

	private static final String SUMMARY = "The learning order: examples by accessibility, or by another score";

	private static final String DESCRIPTION = "With `class`, the examples of that class are ranked among themselves. As JSON, in pages; as CSV or NDJSON, all of it, a row an example.";

	private final Ensembles ensembles;

	private final Datasets datasets;

	private final Rankings rankings;

	RankingController(Ensembles ensembles, Datasets datasets, Rankings rankings) {
		this.ensembles = ensembles;
		this.datasets = datasets;
		this.rankings = rankings;
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-class", "409 no-history-yet",
			"409 no-training-dynamics" })
	@GetMapping("/api/v1/ensembles/{id}/ranking")
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	Page<RankedExample> ranking(@Parameter(example = "1") @PathVariable long id,
			@Parameter(example = "test") @RequestParam(defaultValue = "test") Split split,
			@Parameter(description = "The score to rank by.",
					example = "accessibility") @RequestParam(defaultValue = "accessibility") Score by,
			@Parameter(description = "From which end.", example = "hardest") @RequestParam(name = "order",
					defaultValue = "easiest") Order from,
			@Parameter(description = "A label: only examples of this class.") @RequestParam(name = "class",
					required = false) @Min(0) @Nullable Integer label,
			@Parameter(description = "How many at most.",
					example = "100") @RequestParam(defaultValue = "100") @Min(1) @Max(10000) int limit,
			@Parameter(description = "Where to go on: as the last page's next has it.") @RequestParam(
					required = false) @Min(0) @Nullable Integer cursor) {
		Ensemble ensemble = this.ensembles.get(id);
		int[] labels = this.datasets.labels(ensemble.dataset(), split);
		LearningScores learned = this.rankings.get(ensemble, split);
		Ranking ranking = rank(ensemble, by, label, learned, labels);
		int[] order = ranking.from(from);
		int begin = (cursor != null) ? Math.min(cursor, order.length) : 0;
		int end = Math.min(begin + limit, order.length);
		List<RankedExample> items = Arrays.stream(order, begin, end)
			.mapToObj((index) -> RankedExample.of(index, ranking, learned, labels))
			.toList();
		return new Page<>(items, (end < order.length) ? Page.next(end) : null);
	}

	@Problems({ "404 unknown-ensemble", "404 unknown-split", "404 unknown-class", "409 no-history-yet",
			"409 no-training-dynamics" })
	@GetMapping(path = "/api/v1/ensembles/{id}/ranking", produces = { Rows.CSV, Rows.NDJSON })
	@Operation(summary = SUMMARY, description = DESCRIPTION)
	Rows<RankedExample> rankingRows(@Parameter(example = "1") @PathVariable long id,
			@Parameter(example = "test") @RequestParam(defaultValue = "test") Split split,
			@Parameter(example = "accessibility") @RequestParam(defaultValue = "accessibility") Score by,
			@Parameter(example = "hardest") @RequestParam(name = "order", defaultValue = "easiest") Order from,
			@RequestParam(name = "class", required = false) @Min(0) @Nullable Integer label) {
		Ensemble ensemble = this.ensembles.get(id);
		int[] labels = this.datasets.labels(ensemble.dataset(), split);
		LearningScores learned = this.rankings.get(ensemble, split);
		Ranking ranking = rank(ensemble, by, label, learned, labels);
		return new Rows<>(RankedExample.class, Arrays.stream(ranking.from(from))
			.mapToObj((index) -> RankedExample.of(index, ranking, learned, labels)));
	}

	private Ranking rank(Ensemble ensemble, Score by, @Nullable Integer label, LearningScores learned, int[] labels) {
		double[] scores = by.values(learned);
		if (scores == null) {
			throw new NoCartographyException(ensemble);
		}
		if (label != null) {
			UnknownClassException.check(this.datasets.get(ensemble.dataset()), label);
			return Ranking.of(scores, by.highIsEasy(), labels, label);
		}
		return (by == Score.ACCESSIBILITY) ? learned.byAccessibility() : Ranking.of(scores, by.highIsEasy());
	}

}
