package dev.tutti.execution;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tutti.device.Device;
import dev.tutti.device.OutOfDeviceMemoryException;
import dev.tutti.device.TestDevices;
import dev.tutti.training.ForwardingMonitor;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;

/**
 * Delegates to another engine, claims to support any device, and runs out of device
 * memory in the middle of a block that is too large.
 */
public class LimitedMemoryEngine implements TrainingEngine {

	/** The step, in the second epoch of digits in mini-batches of 32. */
	private static final int END = 70;

	final Queue<Integer> refused = new ConcurrentLinkedQueue<>();

	final Set<String> used = ConcurrentHashMap.newKeySet();

	final Queue<String> usedTwice = new ConcurrentLinkedQueue<>();

	private final Set<String> busy = ConcurrentHashMap.newKeySet();

	private final String name;

	private final int fits;

	private final TrainingEngine engine;

	/** Counts down the blocks that have to begin before any of them trains. */
	private final CountDownLatch missing;

	/**
	 * @param fits the number of members that fit into device memory
	 */
	public LimitedMemoryEngine(String name, int fits, TrainingEngine engine) {
		this(name, fits, engine, 0);
	}

	/**
	 * @param fits the number of members that fit into device memory
	 * @param together the number of blocks that have to begin before any of them trains
	 */
	LimitedMemoryEngine(String name, int fits, TrainingEngine engine, int together) {
		this.name = name;
		this.fits = fits;
		this.engine = engine;
		this.missing = new CountDownLatch(together);
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
			meet();
			boolean tooMany = members.size() > this.fits;
			this.engine.train(plan, members, TestDevices.PROCESSOR,
					tooMany ? new StoppingMonitor(monitor, (this.fits > 0) ? END : 0) : monitor);
			if (tooMany) {
				this.refused.add(members.size());
				throw new OutOfDeviceMemoryException(device, new RuntimeException("CUDA out of memory."));
			}
		}
		finally {
			this.busy.remove(device.name());
		}
	}

	/** Waits for the other blocks, so that they overlap however late a worker is. */
	private void meet() {
		this.missing.countDown();
		try {
			if (!this.missing.await(10, TimeUnit.MINUTES)) {
				throw new IllegalStateException(this.missing.getCount() + " blocks did not begin");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Stops the engine in the middle of a block. */
	private static final class StoppingMonitor extends ForwardingMonitor {

		private final int end;

		private int asked;

		StoppingMonitor(TrainingMonitor monitor, int end) {
			super(monitor);
			this.end = end;
		}

		@Override
		public boolean stopRequested() {
			this.asked++;
			return this.asked > this.end || super.stopRequested();
		}

	}

}
