package dev.tutti.training;

import java.util.List;

import dev.tutti.device.Device;
import dev.tutti.device.OutOfDeviceMemoryException;
import org.jspecify.annotations.Nullable;

/**
 * What trains. A member's history depends on the plan, its number and the kind of device
 * alone, not on the block it is in, nor on where it was interrupted. Engines are ordered
 * by Spring, the fastest first.
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
	 * How many members at most to hand to the device in one task, 1 or more. May take a
	 * moment the first time.
	 * @param slots how many tasks share the device
	 */
	int blockSize(TrainingPlan plan, Device device, int slots);

	/**
	 * How many members to hand out in one task, so that all slots get as many, and end
	 * together.
	 * @param largest a block, at most
	 */
	static int evenBlockSize(int members, int largest, int slots) {
		int rounds = ceiling(members, Math.min(members, largest) * slots);
		return ceiling(members, rounds * slots);
	}

	private static int ceiling(int number, int by) {
		return (number + by - 1) / by;
	}

	/**
	 * Trains members to the end, or until it is told to stop, on the calling thread.
	 * @param members their numbers
	 * @param device one that has no {@link #unsupportedReason}
	 * @throws OutOfDeviceMemoryException when so many do not fit: what the monitor was
	 * told holds, and the rest can be trained in smaller blocks
	 */
	void train(TrainingPlan plan, List<Integer> members, Device device, TrainingMonitor monitor);

}
