package dev.tutti.device;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Compute capability of an NVIDIA GPU. Machine code runs on GPUs of the same major
 * version and an equal or higher minor version.
 */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {

	/**
	 * Parses nvidia-smi's notation.
	 * @param text such as {@code 9.0}
	 * @throws IllegalArgumentException when it is anything else
	 */
	public static ComputeCapability parse(String text) {
		String[] parts = text.split("\\.", -1);
		if (parts.length != 2) {
			throw new IllegalArgumentException("'" + text + "' is not a compute capability");
		}
		return new ComputeCapability(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
	}

	/** Whether it is lower than another one. */
	public boolean isBelow(int major, int minor) {
		return compareTo(new ComputeCapability(major, minor)) < 0;
	}

	@Override
	public int compareTo(ComputeCapability other) {
		return (this.major != other.major) ? Integer.compare(this.major, other.major)
				: Integer.compare(this.minor, other.minor);
	}

	@Override
	@JsonValue
	public String toString() {
		return this.major + "." + this.minor;
	}

}
