package dev.tutti.training;

import java.util.List;

import dev.tutti.device.Device;
import dev.tutti.device.OutOfDeviceMemoryException;
import org.jspecify.annotations.Nullable;

/**
 * A training engine. A member's history depends only on the plan, its number and the kind
 * of device, not on its block or on interruptions. Spring orders engines, fastest first.
 */
public interface TrainingEngine {

	/** Its name in the API, such as {@code dl4j}. */
	String name();

	/** The versions of its libraries. */
	String version();

	/**
	 * The instruction sets that its libraries use on the CPU of this machine, in words
	 * without commas; empty where it does not know. Loads the libraries, which takes
	 * seconds the first time, so that it may be asked only where the engine trains on the
	 * CPU.
	 */
	default String instructionSets() {
		return "";
	}

	/**
	 * The versions and the kind of device, as recorded with every ensemble that it
	 * trains. Loads the libraries for a CPU's {@link #instructionSets}.
	 * @param device one that it trains on
	 */
	default String version(Device device) {
		return (baseVersion(device) + " " + (device.isCuda() ? "" : instructionSets())).strip();
	}

	/**
	 * How {@link #version(Device)} begins. Loads no library. It is the whole of what
	 * older releases recorded.
	 */
	default String baseVersion(Device device) {
		return version() + ", " + device.kind();
	}

	/**
	 * The reason why this engine does not train on a device, as a sentence for users;
	 * {@code null} where it does. Loads no native library.
	 */
	@Nullable String unsupportedReason(Device device);

	/**
	 * The maximum block size for the device, 1 or more. The first call may measure, which
	 * takes a moment.
	 * @param slots the number of tasks that share the device
	 */
	int blockSize(TrainingPlan plan, Device device, int slots);

	/**
	 * The block size that divides members evenly over all slots, so that they end
	 * together.
	 * @param largest the maximum block size
	 */
	static int evenBlockSize(int members, int largest, int slots) {
		int rounds = ceiling(members, Math.min(members, largest) * slots);
		return ceiling(members, rounds * slots);
	}

	private static int ceiling(int number, int by) {
		return (number + by - 1) / by;
	}

	/**
	 * Trains members on the calling thread until they end or a stop is requested.
	 * @param members their numbers
	 * @param device one that has no {@link #unsupportedReason}
	 * @throws OutOfDeviceMemoryException if the block does not fit: results already
	 * reported are valid, and the rest can be trained in smaller blocks
	 */
	void train(TrainingPlan plan, List<Integer> members, Device device, TrainingMonitor monitor);

}
