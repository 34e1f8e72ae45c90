package dev.tutti.execution;

import java.util.List;

import dev.tutti.device.Device;
import dev.tutti.training.ForwardingMonitor;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;

/**
 * Trains with another engine; after some steps, each block waits until it is asked to
 * stop. A test can then rely on being in the middle of training.
 */
class PausingEngine implements TrainingEngine {

	private final long steps;

	private final TrainingEngine engine;

	PausingEngine(long steps, TrainingEngine engine) {
		this.steps = steps;
		this.engine = engine;
	}

	@Override
	public String name() {
		return "pausing";
	}

	@Override
	public String version() {
		return this.engine.version();
	}

	@Override
	public String unsupportedReason(Device device) {
		return this.engine.unsupportedReason(device);
	}

	@Override
	public int blockSize(TrainingPlan plan, Device device, int slots) {
		return 3;
	}

	@Override
	public void train(TrainingPlan plan, List<Integer> members, Device device, TrainingMonitor monitor) {
		this.engine.train(plan, members, device, new PausingMonitor(monitor, this.steps));
	}

	private static final class PausingMonitor extends ForwardingMonitor {

		private long left;

		PausingMonitor(TrainingMonitor monitor, long steps) {
			super(monitor);
			this.left = steps;
		}

		@Override
		public boolean stopRequested() {
			if (this.left-- > 0) {
				return super.stopRequested();
			}
			while (!super.stopRequested()) {
				try {
					Thread.sleep(10);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					return true;
				}
			}
			return true;
		}

	}

}
