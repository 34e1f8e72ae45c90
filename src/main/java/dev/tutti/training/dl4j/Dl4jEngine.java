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
 * A process has one backend of ND4J, which is that of processors unless GPUs are allowed
 * and there is one that ND4J runs on.
 */
@Component
@Order(2)
class Dl4jEngine implements TrainingEngine {

	private static final double SECONDS_A_TASK = 2;

	private static final int LARGEST_BLOCK = 8;

	private final Natives natives;

	/** Whether ND4J's backend is CUDA's. */
	private final boolean onGpu;

	private final Supplier<String> instructionSets = SingletonSupplier.of(Dl4jInstructionSet::ask);

	/** On the processor. */
	Dl4jEngine() {
		this.natives = Natives.ofProcess(false);
		this.onGpu = false;
		Libraries.choose(false);
	}

	@Autowired
	Dl4jEngine(Devices devices, @Value("${tutti.training.dl4j-on-gpu:false}") boolean allowed) {
		this.natives = Natives.ofProcess(allowed);
		this.onGpu = devices.listCuda().stream().anyMatch((device) -> this.natives.unsupportedReason(device) == null);
		Libraries.choose(this.onGpu);
	}

	@Override
	public String name() {
		return "dl4j";
	}

	@Override
	public String version() {
		return Libraries.version(this.onGpu);
	}

	@Override
	public String instructionSets() {
		return this.instructionSets.get();
	}

	@Override
	public @Nullable String unsupportedReason(Device device) {
		if (this.onGpu && !device.isCuda()) {
			return "ND4J trains on the GPU in this process, and knows one kind of device at a time."
					+ " Unset tutti.training.dl4j-on-gpu to train on the processor.";
		}
		return this.natives.unsupportedReason(device);
	}

	/**
	 * As many as take a few seconds, so that handing them out costs little, but few
	 * enough for slots to end together. A guess serves, where {@code torch} measures:
	 * members train one after another in the same memory, so that a block is neither
	 * faster nor larger for holding more of them.
	 */
	@Override
	public int blockSize(TrainingPlan plan, Device device, int slots) {
		Examples train = Objects.requireNonNull(plan.examples().get(Split.TRAIN));
		double seconds = Cost.secondsAnExample(plan.architecture(), train.shape(), plan.training().batchSize())
				* train.size() * plan.training().epochs();
		return (int) Math.max(1, Math.min(LARGEST_BLOCK, SECONDS_A_TASK / seconds));
	}

	@Override
	public void train(TrainingPlan plan, List<Integer> members, Device device, TrainingMonitor monitor) {
		Libraries.load();
		if (device.isCuda()) {
			Nd4j.getAffinityManager().unsafeSetDevice(Integer.valueOf(device.name().substring("cuda:".length())));
		}
		try (Network network = new Network(plan)) {
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
