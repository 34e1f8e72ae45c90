package dev.tutti.training.torch;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.device.OutOfDeviceMemoryException;
import dev.tutti.training.TrainingPlan;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.DeviceExamples;
import dev.tutti.training.torch.network.DropoutMasks;
import dev.tutti.training.torch.network.TrainingPass;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Measures which block size takes the least time for each member: it trains blocks of 1,
 * 2, 4, … members for a few steps on random examples. It takes about a second at most,
 * unless a single step takes longer.
 */
final class BlockMeasurement {

	/** Seconds: no measurement is started that would end later. */
	private static final double LIMIT = 0.8;

	/** Seconds of a step from which on larger blocks are not measured. */
	private static final double LONG_STEP = 0.3;

	/** Seconds that a round of steps should take, for the resolution of the clock. */
	private static final double ROUND = 0.004;

	private static final int MOST_STEPS = 10;

	private static final int MOST_ROUNDS = 5;

	/** Relative differences below this are noise. */
	private static final double NOISE = 0.03;

	/** Seconds of unmeasured steps, in which the JVM compiles. */
	private static final double WARM_UP = 0.1;

	private static final int EXAMPLES = 512;

	private final TrainingPlan plan;

	private final LoweredNetwork network;

	private final Backend backend;

	BlockMeasurement(TrainingPlan plan, LoweredNetwork network, Backend backend) {
		this.plan = plan;
		this.network = network;
		this.backend = backend;
	}

	/**
	 * The block size whose steps take the least time for each member.
	 * @param most the number of members that fit
	 */
	int fastest(int most) {
		return fastest(most, this::secondsAStep, System::nanoTime);
	}

	/**
	 * The same with any clock. It stops after two sizes in a row that are not faster,
	 * since one may be noise, and prefers the smaller of two sizes that differ by noise
	 * alone.
	 * @param seconds the seconds of a step with the given number of members
	 * @param clock in nanoseconds, which limits the time of the whole measurement
	 */
	static int fastest(int most, IntToDoubleFunction seconds, LongSupplier clock) {
		int best = 1;
		double bestSeconds = Double.POSITIVE_INFINITY;
		long start = clock.getAsLong();
		for (int members = 1; members <= most && members <= 4 * best; members *= 2) {
			long begun = clock.getAsLong();
			double aMember;
			try {
				aMember = seconds.applyAsDouble(members) / members;
			}
			catch (RuntimeException | OutOfMemoryError ex) {
				if (members > 1 && OutOfDeviceMemoryException.isWhy(ex)) {
					return best;
				}
				throw ex;
			}
			if (aMember < bestSeconds * (1 - NOISE)) {
				best = members;
				bestSeconds = aMember;
			}
			long now = clock.getAsLong();
			double next = ((now - start) + 2 * (now - begun)) / 1e9;
			if (aMember * members > LONG_STEP || next > LIMIT) {
				return best;
			}
		}
		return best;
	}

	private double secondsAStep(int members) {
		try (PointerScope scope = new PointerScope()) {
			Examples train = Objects.requireNonNull(this.plan.examples().get(Split.TRAIN));
			int batch = Math.min(this.plan.training().batchSize(), train.size());
			DeviceExamples examples = random(Math.min(train.size(), Math.max(batch, EXAMPLES)), train.shape().size());
			Workspace workspace = new Workspace(this.backend, this.network, this.plan.training(), members,
					Map.of(Split.TRAIN, examples));
			workspace.parameters().values().normal_(0, 0.05, new GeneratorOptional());
			int[] drawn = new SplittableRandom(1).ints((long) members * batch, 0, examples.size()).toArray();
			Tensor indices = this.backend.of(drawn, ScalarType.Int, drawn.length);
			DropoutMasks masks = new DropoutMasks(this.backend, 1, IntStream.range(0, members).boxed().toList());
			Runnable step = () -> step(workspace, workspace.pass(batch), examples, indices, masks);
			double first = seconds(workspace, step, 1);
			if (first > LONG_STEP) {
				return first;
			}
			if (members == 1) {
				warmUp(workspace, step);
			}
			int steps = (int) Math.max(1, Math.min(MOST_STEPS, ROUND / first));
			int rounds = (first > ROUND * MOST_ROUNDS) ? 1 : MOST_ROUNDS;
			return IntStream.range(0, rounds)
				.mapToDouble((round) -> seconds(workspace, step, steps))
				.min()
				.orElseThrow();
		}
	}

	private void warmUp(Workspace workspace, Runnable step) {
		long start = System.nanoTime();
		while ((System.nanoTime() - start) / 1e9 < WARM_UP) {
			seconds(workspace, step, 1);
		}
	}

	private DeviceExamples random(int size, int features) {
		DeviceExamples examples = DeviceExamples.blank(size, features, this.backend);
		examples.features().uniform_();
		return examples;
	}

	private static void step(Workspace workspace, TrainingPass pass, DeviceExamples examples, Tensor indices,
			DropoutMasks masks) {
		try (PointerScope scope = new PointerScope()) {
			pass.compute(examples, indices, masks, 0);
			pass.sumLogits(workspace.divergence().row(0));
			workspace.updater().update(0, 0);
		}
	}

	/**
	 * The seconds of one step: on the processor, this thread's CPU time, which does not
	 * depend on other threads; on a GPU, elapsed time, since the check waits for it.
	 */
	private double seconds(Workspace workspace, Runnable step, int steps) {
		LongSupplier clock = this.backend.wide() ? System::nanoTime
				: ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;
		long start = clock.getAsLong();
		for (int i = 0; i < steps; i++) {
			step.run();
		}
		try (PointerScope scope = new PointerScope()) {
			workspace.divergence().check();
		}
		return (clock.getAsLong() - start) / 1e9 / steps;
	}

}
