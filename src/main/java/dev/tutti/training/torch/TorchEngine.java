package dev.tutti.training.torch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import dev.tutti.training.lowering.LoweredNetwork;
import dev.tutti.training.torch.memory.Backend;
import dev.tutti.training.torch.memory.DeviceExamples;
import dev.tutti.training.torch.memory.DeviceMemory;
import dev.tutti.training.torch.memory.SharedExamples;
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

	private final TorchNatives natives = TorchNatives.ofProcess();

	private final SharedExamples examples = new SharedExamples();

	private final BlockSizes sizes;

	private final Supplier<String> instructionSets = SingletonSupplier.of(TorchInstructionSet::ask);

	/** Remembers block sizes in memory alone. */
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
	public @Nullable String unsupportedReason(Device device) {
		return this.natives.unsupportedReason(device);
	}

	/**
	 * The fastest size by {@link BlockMeasurement} that fits into the device's memory.
	 */
	@Override
	public int blockSize(TrainingPlan plan, Device device, int slots) {
		prepare(device);
		LoweredNetwork network = network(plan);
		String key = key(plan, device);
		// one measurement at a time, since others would slow it down
		synchronized (this.sizes) {
			try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
				int most = MemoryNeed.of(plan, network, device.isCuda()).most(DeviceMemory.free(device) / slots);
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

	/** Everything that a measurement depends on. */
	private String key(TrainingPlan plan, Device device) {
		return String.join("; ", version(device), plan.architecture().toString(), shape(plan).toString(),
				plan.classes() + " classes", "batch " + plan.training().batchSize(),
				plan.training().optimizer().getClass().getSimpleName());
	}

	@Override
	public void train(TrainingPlan plan, List<Integer> members, Device device, TrainingMonitor monitor) {
		prepare(device);
		List<Examples> acquired = new ArrayList<>();
		LoweredNetwork network = network(plan);
		try (PointerScope scope = new PointerScope(); NoGradGuard guard = new NoGradGuard()) {
			Backend backend = Backend.on(device.name());
			Map<Split, DeviceExamples> examples = new TreeMap<>();
			plan.examples().forEach((split, those) -> {
				acquired.add(those);
				examples.put(split, this.examples.acquire(those, network.imageInput(), device.name(),
						() -> DeviceExamples.of(those, network.imageInput(), backend)));
			});
			train(plan, network, MemberBatch.group(plan, members, monitor), monitor, examples, backend);
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			if (!OutOfDeviceMemoryException.isWhy(ex)) {
				throw ex;
			}
			this.sizes.put(key(plan, device), Math.max(1, members.size() / 2));
			throw new OutOfDeviceMemoryException(device, ex);
		}
		finally {
			acquired.forEach((those) -> this.examples.release(those, network.imageInput(), device.name()));
		}
	}

	/** Makes this thread compute alone, since tasks run in parallel. */
	private static void prepare(Device device) {
		torch.set_num_threads(1);
		if (device.isCuda()) {
			Determinism.enforce();
		}
	}

	private static LoweredNetwork network(TrainingPlan plan) {
		return LoweredNetwork.of(plan.architecture(), shape(plan), plan.classes());
	}

	private static Shape shape(TrainingPlan plan) {
		return Objects.requireNonNull(plan.examples().get(Split.TRAIN)).shape();
	}

	private static void train(TrainingPlan plan, LoweredNetwork network, List<MemberBatch> groups,
			TrainingMonitor monitor, Map<Split, DeviceExamples> examples, Backend backend) {
		Deque<MemberBatch> batches = new ArrayDeque<>(groups);
		while (!batches.isEmpty()) {
			try (PointerScope scope = new PointerScope()) {
				MemberBatchTraining training = new MemberBatchTraining(plan, network, batches.remove(), monitor,
						examples, backend);
				MemberBatch rest = training.run();
				if (training.stopped()) {
					return;
				}
				if (rest != null && !rest.members().isEmpty()) {
					batches.addFirst(rest);
				}
			}
		}
	}

}
