package dev.tutti.device;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A block of members takes more memory than its device has left. Fewer members may fit.
 */
public class OutOfDeviceMemoryException extends RuntimeException {

	/**
	 * What native libraries say, which have no common type for it: libtorch's allocators
	 * of the processor and of CUDA, sizes beyond any memory, cuBLAS and cuDNN, ND4J.
	 */
	private static final List<String> WORDS = List.of("out of memory", "allocate memory", "size calculation overflowed",
			"alloc_failed", "allocation failed");

	/**
	 * @param cause what the engine's library said
	 */
	public OutOfDeviceMemoryException(Device device, Throwable cause) {
		super("The memory of " + device.name() + " is exhausted", cause);
	}

	/**
	 * Whether something was raised for want of memory, by a library or by the JVM, which
	 * is also how JavaCPP says that the process has grown beyond its limits.
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
