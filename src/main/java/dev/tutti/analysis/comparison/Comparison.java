package dev.tutti.analysis.comparison;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tutti.dataset.Split;
import dev.tutti.web.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two learning orders of the same examples, as JSON. */
@Schema(name = "Comparison")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Comparison(Split split, int examples, @Schema(
		description = "Pearson's r of the accessibilities, -1..1; high is a shared order.") @Nullable Double pearson,
		@Schema(description = "Spearman's rho with mid-ranks, -1..1.") @Nullable Double spearman,
		@Schema(description = "Kendall's tau-b, -1..1.") @Nullable Double kendallTauB,
		@Schema(description = "Mean over classes of Spearman's rho within the class, which easy and hard classes do not explain.") @Nullable Double withinClass,
		@Schema(description = "Share of the topK easiest examples that both ensembles have in common, 0..1.") @Nullable Double topOverlap,
		int topK,
		@Schema(description = "Expected topOverlap of two unrelated orders: topK / examples.") @Nullable Double topOverlapByChance,
		Side left, Side right,
		@Schema(description = "Pearson's r divided by the square root of the product of both reliabilities: the estimate for infinitely many members. May exceed 1 by chance.") @Nullable Double disattenuated,
		@Schema(description = "Correlation of TP-agreement at each epoch at which both were evaluated.") List<Pair> sameEpoch,
		@Schema(description = "The same at matched accuracy: each checkpoint of left with the checkpoint of right of nearest mean accuracy, if within 0.02.") List<Pair> matchedAccuracy,
		@Schema(description = "What to know about the values; absent without any.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Warning> warnings) {

	/** One of the two ensembles. */
	@Schema(name = "ComparedEnsemble")
	public record Side(long id, String name, int members, @Schema(
			description = "Split-half reliability of accessibility, at most 1; high: other members would give the same order.") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double reliability) {
	}

	/** A checkpoint of each ensemble. */
	@Schema(name = "ComparedCheckpoints")
	public record Pair(Moment left, Moment right,
			@JsonInclude(JsonInclude.Include.ALWAYS) @Schema(
					description = "Pearson's r of the shares of correct members.") @Nullable Double pearson,
			@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double spearman,
			@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double withinClass) {
	}

	/** A checkpoint with the mean accuracy of the members. */
	@Schema(name = "ComparedCheckpoint")
	public record Moment(int checkpoint, double epoch,
			@Schema(description = "Mean over members, 0..1.") double accuracy) {
	}

}
