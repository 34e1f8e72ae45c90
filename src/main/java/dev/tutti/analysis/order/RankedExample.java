package dev.tutti.analysis.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.analysis.Finite;
import dev.tutti.dataset.Keys;
import dev.tutti.history.Cartography;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An example with its rank in a learning order and its scores, as JSON. */
@Schema(name = "RankedExample")
public record RankedExample(@Schema(description = "1 is the easiest; ties share a mid-rank.") double rank,
		@Schema(description = "The example's index in its split.") int index,
		@Schema(description = "Where the example came from: unique in its split.",
				example = "train/cat/10.png") String key,
		@Schema(description = "Its ground-truth label.") int label,
		@Schema(description = "Mean over checkpoints of the share of members that are correct, 0..1; high is easy.") double accessibility,
		@Schema(description = "Epoch of the first correct prediction, mean over the members that have one; null if none has.") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double firstLearned,
		@Schema(description = "Epoch from which on every prediction is correct, mean over the members that have one; null if none has.") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double learnedForGood,
		@Schema(description = "Forgetting events: a correct prediction followed by a wrong one at the next checkpoint; mean over members.") double forgettings,
		@Schema(description = "Whether no member ever classifies it correctly.") boolean neverLearned,
		@Schema(description = "Mean softmax output of the ground-truth label, 0..1; high is easy. Absent without cartography.") @Nullable Double confidence,
		@Schema(description = "Its standard deviation over checkpoints, 0..0.5; high is ambiguous.") @Nullable Double variability,
		@Schema(description = "Area under the margin: mean over checkpoints of the ground-truth label's logit minus the largest other logit; negative is suspect.") @Nullable Double margin) {

	public static RankedExample of(int index, Ranking ranking, LearningScores scores, int[] labels, Keys keys) {
		LearningSummary learning = scores.summary();
		Cartography cartography = scores.cartography();
		return new RankedExample(ranking.ranks()[index], index, keys.get(index), labels[index],
				learning.accessibility()[index], Finite.orNull(learning.firstLearned()[index]),
				Finite.orNull(learning.learnedForGood()[index]), learning.forgettings()[index],
				learning.neverLearned()[index], (cartography != null) ? (double) cartography.confidence()[index] : null,
				(cartography != null) ? (double) cartography.variability()[index] : null,
				(cartography != null) ? (double) cartography.margin()[index] : null);
	}

}
