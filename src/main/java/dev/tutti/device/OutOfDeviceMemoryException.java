package dev.tutti.device;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A block of members exceeds the free device memory. Fewer members may fit.
 */
public class OutOfDeviceMemoryException extends RuntimeException {

	/**
	 * Out-of-memory messages of native libraries, which have no common exception type:
	 * libtorch's CPU and CUDA allocators, size overflows, cuBLAS and cuDNN, ND4J.
	 */
	private static final List<String> WORDS = List.of("out of memory", "allocate memory", "size calculation overflowed",
			"alloc_failed", "allocation failed");

	/**
	 * @param cause the library's exception
	 */
	public OutOfDeviceMemoryException(Device device, Throwable cause) {
		super("The memory of " + device.name() + " is exhausted", cause);
	}

	/**
	 * Whether the cause is an out-of-memory error of a library or of the JVM; JavaCPP
	 * also throws the latter when the process exceeds its memory limit.
	 */
	public static boolean isWhy(Throwable failure) {
		for (@Nullable
		Throwable one = failure; one != null; one = one.getCause()) {
			String message = String.valueOf(one.getMessage()).toLowerCase(Locale.ROOT);
			if (one instanceof OutOfMemoryError || WORDS.stream().anyMatch(message::contains)) {
				return true;
			}
		}
		return false;
	}

}
