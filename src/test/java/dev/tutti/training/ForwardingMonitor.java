package dev.tutti.training;

import java.util.Map;

import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/** Passes all calls on to another monitor; a subclass changes some of them. */
public abstract class ForwardingMonitor implements TrainingMonitor {

	private final TrainingMonitor monitor;

	protected ForwardingMonitor(TrainingMonitor monitor) {
		this.monitor = monitor;
	}

	@Override
	public boolean stopRequested() {
		return this.monitor.stopRequested();
	}

	@Override
	public void trained(int member, int examples) {
		this.monitor.trained(member, examples);
	}

	@Override
	public void evaluated(int member, Checkpoint checkpoint, Map<Split, Predictions> predictions,
			MemberState.Source state) {
		this.monitor.evaluated(member, checkpoint, predictions, state);
	}

	@Override
	public void diverged(int member, double epoch) {
		this.monitor.diverged(member, epoch);
	}

	@Override
	public @Nullable MemberState resume(int member) {
		return this.monitor.resume(member);
	}

}
