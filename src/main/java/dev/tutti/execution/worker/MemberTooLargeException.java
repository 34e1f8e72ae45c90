package dev.tutti.execution.worker;

import java.util.Locale;

import dev.tutti.device.Device;

/** A single member does not fit into device memory. */
class MemberTooLargeException extends RuntimeException {

	/**
	 * @param slots how many blocks share the device
	 */
	MemberTooLargeException(Device device, int slots) {
		super(String.format(Locale.ROOT,
				"A single member does not fit into the memory of %s (%s, %.1f GB%s)."
						+ " Use a smaller batchSize or architecture%s.",
				device.name(), device.description(), device.memory() / 1e9,
				(slots > 1) ? " shared by " + slots + " slots" : "",
				(slots > 1) ? ", or fewer slots with tutti.execution.slots" : ""));
	}

}
