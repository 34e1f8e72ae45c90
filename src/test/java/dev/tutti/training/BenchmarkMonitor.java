package dev.tutti.training;

import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;

import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/** Adds up the members' accuracies; stops all blocks when a member diverges. */
final class BenchmarkMonitor implements TrainingMonitor {

	private final TrainingPlan plan;

	private final DoubleAdder accuracies = new DoubleAdder();

	private volatile @Nullable String divergence;

	BenchmarkMonitor(TrainingPlan plan) {
		this.plan = plan;
	}

	/** The sum of the members' accuracies on the test split at the last checkpoint. */
	double accuracies() {
		return this.accuracies.sum();
	}

	/** Which member diverged, and when; {@code null} where none did. */
	@Nullable String divergence() {
		return this.divergence;
	}

	@Override
	public boolean stopRequested() {
		return this.divergence != null;
	}

	@Override
	public void trained(int member, int examples) {
	}

	@Override
	public void evaluated(int member, Checkpoint checkpoint, Map<Split, Predictions> predictions,
			MemberState.Source state) {
		if (checkpoint.number() == this.plan.checkpoints().size() - 1) {
			int[] labels = this.plan.examples().get(Split.TEST).labels();
			int[] predicted = predictions.get(Split.TEST).labels();
			int correct = 0;
			for (int i = 0; i < labels.length; i++) {
				correct += (labels[i] == predicted[i]) ? 1 : 0;
			}
			this.accuracies.add((double) correct / labels.length);
		}
	}

	@Override
	public void diverged(int member, double epoch) {
		this.divergence = "Member " + member + " diverged in epoch " + epoch;
	}

	@Override
	public @Nullable MemberState resume(int member) {
		return null;
	}

}
