package dev.tutti.training.torch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.device.Device;
import dev.tutti.device.OutOfDeviceMemoryException;
import dev.tutti.training.MemberState;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Trains the members of a block as one stacked network on libtorch, on the processor or
 * on a GPU.
 */
@Component
@Order(1)
class TorchEngine implements TrainingEngine {

	private final Natives natives = Natives.ofProcess();

	private final SharedExamples examples = new SharedExamples();

	private final BlockSizes sizes;

	private final Supplier<String> instructionSets = SingletonSupplier.of(TorchInstructionSet::ask);

	/** Remembers block sizes in this process alone. */
	TorchEngine() {
		this(null);
	}

	/**
	 * @param sizes the file that remembers block sizes
	 */
	@Autowired
	TorchEngine(@Value("${tutti.training.block-sizes:#{null}}") @Nullable Path sizes) {
		this.sizes = new BlockSizes(sizes);
	}

	@Override
	public String name() {
		return "torch";
	}

	@Override
	public String version() {
		return "libtorch " + org.bytedeco.pytorch.presets.torch.class.getPackage().getImplementationVersion();
	}

	@Override
	public String instructionSets() {
		return this.instructionSets.get();
	}

	@Override
	public @Nullable String obstacle(Device device) {
		return this.natives.obstacle(device);
	}

	/** As many as fit and are the fastest by {@link BlockMeasurement}. */
	@Override
	public int blockSize(TrainingPlan plan, Device device, int slots) {
		prepare(device);
		Network network = network(plan);
		String key = key(plan, device);
		// one measurement at a time, so that they do not disturb each other
		synchronized (this.sizes) {
			try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
				int most = MemoryNeed.of(plan, network, device.isCuda()).most(Room.on(device) / slots);
				return Math.min(most, this.sizes.find(key).orElseGet(() -> {
					int fastest = new BlockMeasurement(plan, network, Backend.on(device.name())).fastest(most);
					if (2 * fastest <= most) {
						this.sizes.put(key, fastest);
					}
					return fastest;
				}));
			}
			catch (RuntimeException | OutOfMemoryError ex) {
				if (OutOfDeviceMemoryException.isWhy(ex)) {
					return 1;
				}
				throw ex;
			}
		}
	}

	/** All that a measurement hangs on. */
	private String key(TrainingPlan plan, Device device) {
		return String.join("; ", version(device), plan.architecture().toString(), shape(plan).toString(),
				plan.classes() + " classes", "batch " + plan.training().batchSize(),
				plan.training().optimizer().getClass().getSimpleName());
	}

	@Override
	public void train(TrainingPlan plan, List<Integer> members, Device device, TrainingMonitor monitor) {
		prepare(device);
		List<Examples> acquired = new ArrayList<>();
		Network network = network(plan);
		try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
			Backend backend = Backend.on(device.name());
			Map<Split, DeviceExamples> examples = new EnumMap<>(Split.class);
			plan.examples().forEach((split, those) -> {
				acquired.add(those);
				examples.put(split, this.examples.acquire(those, network.pictures(), device.name(),
						() -> DeviceExamples.of(those, network.pictures(), backend)));
			});
			train(plan, network, cohorts(plan, members, monitor), monitor, examples, backend);
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			if (!OutOfDeviceMemoryException.isWhy(ex)) {
				throw ex;
			}
			this.sizes.put(key(plan, device), Math.max(1, members.size() / 2));
			throw new OutOfDeviceMemoryException(device, ex);
		}
		finally {
			acquired.forEach((those) -> this.examples.release(those, network.pictures(), device.name()));
		}
	}

	/** Of this thread: the tasks are what runs side by side. */
	private static void prepare(Device device) {
		torch.set_num_threads(1);
		if (device.isCuda()) {
			Determinism.demand();
		}
	}

	private static Network network(TrainingPlan plan) {
		return new Network(plan.architecture(), shape(plan), plan.classes());
	}

	private static Shape shape(TrainingPlan plan) {
		return Objects.requireNonNull(plan.examples().get(Split.TRAIN)).shape();
	}

	private static void train(TrainingPlan plan, Network network, List<Cohort> begun, TrainingMonitor monitor,
			Map<Split, DeviceExamples> examples, Backend backend) {
		Deque<Cohort> cohorts = new ArrayDeque<>(begun);
		while (!cohorts.isEmpty()) {
			try (PointerScope scope = new PointerScope()) {
				CohortTraining training = new CohortTraining(plan, network, cohorts.remove(), monitor, examples,
						backend);
				Cohort rest = training.run();
				if (training.stopped()) {
					return;
				}
				if (rest != null && !rest.members().isEmpty()) {
					cohorts.addFirst(rest);
				}
			}
		}
	}

	/** Members that have the same checkpoints behind them go on together. */
	private static List<Cohort> cohorts(TrainingPlan plan, List<Integer> members, TrainingMonitor monitor) {
		Map<Integer, List<Integer>> numbers = new TreeMap<>();
		Map<Integer, List<byte[]>> states = new TreeMap<>();
		for (int member : members) {
			@Nullable MemberState state = monitor.resume(member);
			int next = (state != null) ? state.checkpoint() + 1 : 0;
			numbers.computeIfAbsent(next, (key) -> new ArrayList<>()).add(member);
			if (state != null) {
				states.computeIfAbsent(next, (key) -> new ArrayList<>()).add(state.content());
			}
		}
		List<Cohort> cohorts = new ArrayList<>();
		numbers.forEach((next, those) -> cohorts.add(new Cohort(those,
				(next > 0) ? plan.checkpoints().get(next - 1).step() : 0, next, states.getOrDefault(next, List.of()))));
		return cohorts;
	}

}
