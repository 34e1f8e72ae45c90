package dev.tutti.training.dl4j;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.device.Device;
import dev.tutti.device.Devices;
import dev.tutti.device.OutOfDeviceMemoryException;
import dev.tutti.training.TrainingEngine;
import dev.tutti.training.TrainingMonitor;
import dev.tutti.training.TrainingPlan;
import dev.tutti.training.lowering.LoweredNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Trains with Deeplearning4j, one member after another.
 * <p>
 * A process has one backend of ND4J: the CPU backend unless GPUs are allowed and ND4J
 * supports one.
 */
@Component
@Order(2)
class Dl4jEngine implements TrainingEngine {

	private static final double SECONDS_PER_TASK = 2;

	private static final int LARGEST_BLOCK = 8;

	private final Dl4jNatives natives;

	/** Whether ND4J's backend is the CUDA backend. */
	private final boolean onGpu;

	private final Supplier<String> instructionSets = SingletonSupplier.of(Dl4jInstructionSet::ask);

	/** On the CPU. */
	Dl4jEngine() {
		this.natives = Dl4jNatives.ofProcess(false);
		this.onGpu = false;
		Dl4jLibraries.choose(false);
	}

	@Autowired
	Dl4jEngine(Devices devices, @Value("${tutti.training.dl4j-on-gpu:false}") boolean allowed) {
		this.natives = Dl4jNatives.ofProcess(allowed);
		this.onGpu = devices.listCuda().stream().anyMatch((device) -> this.natives.unsupportedReason(device) == null);
		Dl4jLibraries.choose(this.onGpu);
	}

	@Override
	public String name() {
		return "dl4j";
	}

	@Override
	public String version() {
		return Dl4jLibraries.version(this.onGpu);
	}

	@Override
	public String instructionSets() {
		return this.instructionSets.get();
	}

	@Override
	public @Nullable String unsupportedReason(Device device) {
		if (this.onGpu && !device.isCuda()) {
			return "In this process ND4J uses the GPU; it supports one kind of device per process."
					+ " Unset tutti.training.dl4j-on-gpu to train on the CPU.";
		}
		return this.natives.unsupportedReason(device);
	}

	/**
	 * As many members as train within a few seconds, so that scheduling costs little but
	 * slots finish together. An estimate suffices, where {@code torch} measures: members
	 * train one after another in the same memory, so block size affects neither speed nor
	 * memory.
	 */
	@Override
	public int blockSize(TrainingPlan plan, Device device, int slots) {
		Examples train = Objects.requireNonNull(plan.examples().get(Split.TRAIN));
		LoweredNetwork network = LoweredNetwork.of(plan.architecture(), train.shape(), plan.classes());
		double seconds = TrainingCost.secondsPerExample(network, plan.training().batchSize()) * train.size()
				* plan.training().epochs();
		return (int) Math.max(1, Math.min(LARGEST_BLOCK, SECONDS_PER_TASK / seconds));
	}

	@Override
	public void train(TrainingPlan plan, List<Integer> members, Device device, TrainingMonitor monitor) {
		Dl4jLibraries.load();
		if (device.isCuda()) {
			Nd4j.getAffinityManager().unsafeSetDevice(Integer.valueOf(device.name().substring("cuda:".length())));
		}
		try (TrainedNetwork network = new TrainedNetwork(plan)) {
			for (int member : members) {
				if (!new MemberTraining(plan, member, monitor, network).run()) {
					return;
				}
			}
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			if (OutOfDeviceMemoryException.isWhy(ex)) {
				throw new OutOfDeviceMemoryException(device, ex);
			}
			throw ex;
		}
	}

}
