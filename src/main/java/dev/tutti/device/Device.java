package dev.tutti.device;

import org.jspecify.annotations.Nullable;

/**
 * A device that trains a block of members: the CPU or a GPU.
 *
 * @param name {@code cpu}, or {@code cuda:} and the GPU's number
 * @param description the model name of the CPU or GPU
 * @param memory in bytes
 * @param computeCapability of a GPU; {@code null} for the CPU
 */
public record Device(String name, String description, long memory, @Nullable ComputeCapability computeCapability) {

	/** The device name of the CPU. */
	public static final String CPU = "cpu";

	/** Whether it is an NVIDIA GPU. */
	public boolean isCuda() {
		return this.computeCapability != null;
	}

	/**
	 * The kind of device: for a GPU its model, within which results are bitwise
	 * identical; for a CPU its architecture, to which an engine adds the instruction sets
	 * that its libraries use.
	 */
	public String kind() {
		return isCuda() ? "cuda " + this.description : CPU + " " + System.getProperty("os.arch");
	}

}
