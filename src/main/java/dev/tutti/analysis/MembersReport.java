package dev.tutti.analysis;

import java.util.List;

import dev.tutti.dataset.Split;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The members of an ensemble compared with each other, as JSON. */
@Schema(name = "Members")
public record MembersReport(Split split, int checkpoint, double epoch, @Schema(
		description = "Numbers of the members that have reached the checkpoint: the rows and columns below.") List<Integer> members,
		@Schema(description = "The accuracy of each, 0..1.") double[] accuracies,
		@Schema(description = "Members x members: kappa, at most 1; 0 is chance, high is the same errors; null where one of the two is always or never correct.") List<List<@Nullable Double>> errorConsistency) {

}
