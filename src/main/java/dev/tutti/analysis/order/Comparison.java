package dev.tutti.analysis.order;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tutti.dataset.Split;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two learning orders of the same examples, as JSON. */
@Schema(name = "Comparison")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Comparison(Split split, int examples, @Schema(
		description = "Pearson's r of the accessibilities, -1..1; high is a shared order.") @Nullable Double pearson,
		@Schema(description = "Spearman's rho with mid-ranks, -1..1.") @Nullable Double spearman,
		@Schema(description = "Kendall's tau-b, -1..1.") @Nullable Double kendallTauB,
		@Schema(description = "Mean over classes of the correlation within the class: what easy and hard classes alone do not explain.") @Nullable Double withinClass,
		@Schema(description = "Share of the topK easiest examples that both have among theirs, 0..1.") @Nullable Double topOverlap,
		int topK,
		@Schema(description = "The topOverlap to expect of two orders by chance: topK / examples.") @Nullable Double topOverlapByChance,
		Side left, Side right,
		@Schema(description = "Pearson's r divided by the root of both reliabilities: what it would be, had both ensembles members without end. May exceed 1 by chance.") @Nullable Double disattenuated,
		@Schema(description = "The agreement of both at each epoch that both were evaluated at.") List<Pair> sameEpoch,
		@Schema(description = "The same for each checkpoint of the left and that checkpoint of the right whose mean accuracy is nearest, where they are within 0.02.") List<Pair> matchedAccuracy) {

	/** One of the two ensembles. */
	@Schema(name = "ComparedEnsemble")
	record Side(long id, String name, int members, @Schema(
			description = "Split-half reliability of its accessibilities, at most 1; high is an order that other members would repeat.") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double reliability) {
	}

	/** A checkpoint of each. */
	@Schema(name = "ComparedCheckpoints")
	record Pair(Moment left, Moment right,
			@JsonInclude(JsonInclude.Include.ALWAYS) @Schema(
					description = "Pearson's r of the shares of correct members.") @Nullable Double pearson,
			@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double spearman,
			@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double withinClass) {
	}

	/** A checkpoint and how good the members are there. */
	@Schema(name = "ComparedCheckpoint")
	record Moment(int checkpoint, double epoch, @Schema(description = "Mean over members, 0..1.") double accuracy) {
	}

}
