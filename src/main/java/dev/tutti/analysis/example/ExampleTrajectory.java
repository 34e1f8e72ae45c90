package dev.tutti.analysis.example;

import java.util.List;
import java.util.stream.IntStream;

import dev.tutti.analysis.order.LearningScores;
import dev.tutti.dataset.Keys;
import dev.tutti.history.Trajectories;
import io.swagger.v3.oas.annotations.media.Schema;

/** The history of one example over all members, in compact form. */
@Schema(name = "Trajectory")
public record ExampleTrajectory(@Schema(description = "The example's index in its split.") int index,
		@Schema(description = "Where the example came from: unique in its split.",
				example = "train/cat/10.png") String key,
		@Schema(description = "Its ground-truth label.") int label,
		@Schema(description = "Mean over checkpoints of the share of members that are correct, 0..1; high is easy.") double accessibility,
		@Schema(description = "For each member one character per checkpoint: 1 correct, 0 wrong, - no history.",
				example = "[\"0011\", \"0-11\"]") List<String> correct) {

	static ExampleTrajectory of(int index, LearningScores scores, int[] labels, Keys keys, Trajectories trajectories) {
		return new ExampleTrajectory(index, keys.get(index), labels[index], scores.summary().accessibility()[index],
				IntStream.range(0, trajectories.correct().length)
					.mapToObj((member) -> trajectories.get(member, index))
					.toList());
	}

}
