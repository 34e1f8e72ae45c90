package dev.tutti.analysis;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.agreement.Accuracies;
import dev.tutti.agreement.ErrorConsistency;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.history.Histories;
import dev.tutti.history.History;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Compares the members of an ensemble with each other. */
@Component
public class Members {

	private final Histories histories;

	private final Checkpoints checkpoints;

	Members(Histories histories, Checkpoints checkpoints) {
		this.histories = histories;
		this.checkpoints = checkpoints;
	}

	/**
	 * The members at a checkpoint.
	 * @param asked the checkpoint; {@code null} for the last one
	 */
	public MembersReport get(Ensemble ensemble, Split split, @Nullable Integer asked) {
		History history = this.histories.of(ensemble.historyLayout(), split);
		history.checkLabels();
		int checkpoint = this.checkpoints.get(ensemble, split, asked);
		long[][] correct = history.correctness(checkpoint);
		return new MembersReport(split, checkpoint, ensemble.checkpoints().get(checkpoint).epoch(),
				history.listMembers(checkpoint), Accuracies.of(correct, history.examples()),
				rows(ErrorConsistency.matrix(correct, history.examples())));
	}

	private static List<List<@Nullable Double>> rows(double[][] matrix) {
		List<List<@Nullable Double>> rows = new ArrayList<>();
		for (double[] values : matrix) {
			List<@Nullable Double> row = new ArrayList<>();
			for (double kappa : values) {
				row.add(Finite.orNull(kappa));
			}
			rows.add(row);
		}
		return rows;
	}

}
