package dev.tutti.execution;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.tutti.dataset.Split;
import dev.tutti.device.Device;
import dev.tutti.device.OutOfDeviceMemoryException;
import dev.tutti.device.TestDevices;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.MemberState;
import dev.tutti.training.Predictions;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;

/**
 * Trains as another engine does, on any device that one can think of, whose memory ends
 * in the middle of blocks that are too large.
 */
public class CrampedEngine implements TrainingEngine {

	/** In the second epoch of the digits in batches of 32. */
	private static final int END = 70;

	final Queue<Integer> refused = new ConcurrentLinkedQueue<>();

	final Set<String> used = ConcurrentHashMap.newKeySet();

	final Queue<String> usedTwice = new ConcurrentLinkedQueue<>();

	private final Set<String> busy = ConcurrentHashMap.newKeySet();

	private final String name;

	private final int fits;

	private final TrainingEngine engine;

	/**
	 * @param fits how many members do
	 */
	public CrampedEngine(String name, int fits, TrainingEngine engine) {
		this.name = name;
		this.fits = fits;
		this.engine = engine;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String version() {
		return this.name + " 1.0";
	}

	@Override
	public String unsupportedReason(Device device) {
		return null;
	}

	@Override
	public int blockSize(TrainingPlan plan, Device device, int slots) {
		return 4;
	}

	@Override
	public void train(TrainingPlan plan, List<Integer> members, Device device, TrainingMonitor monitor) {
		this.used.add(device.name());
		if (!this.busy.add(device.name())) {
			this.usedTwice.add(device.name());
		}
		try {
			boolean tooMany = members.size() > this.fits;
			this.engine.train(plan, members, TestDevices.PROCESSOR,
					tooMany ? new Ending(monitor, (this.fits > 0) ? END : 0) : monitor);
			if (tooMany) {
				this.refused.add(members.size());
				throw new OutOfDeviceMemoryException(device, new RuntimeException("CUDA out of memory."));
			}
		}
		finally {
			this.busy.remove(device.name());
		}
	}

	/** Has the engine stop in the middle. */
	private static final class Ending implements TrainingMonitor {

		private final TrainingMonitor monitor;

		private final int end;

		private int asked;

		Ending(TrainingMonitor monitor, int end) {
			this.monitor = monitor;
			this.end = end;
		}

		@Override
		public boolean stopRequested() {
			this.asked++;
			return this.asked > this.end || this.monitor.stopRequested();
		}

		@Override
		public void trained(int member, int examples) {
			this.monitor.trained(member, examples);
		}

		@Override
		public void evaluated(int member, Checkpoint checkpoint, Map<Split, Predictions> answers,
				MemberState.Source state) {
			this.monitor.evaluated(member, checkpoint, answers, state);
		}

		@Override
		public void diverged(int member, double epoch) {
			this.monitor.diverged(member, epoch);
		}

		@Override
		public MemberState resume(int member) {
			return this.monitor.resume(member);
		}

	}

}
