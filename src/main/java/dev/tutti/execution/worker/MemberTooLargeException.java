package dev.tutti.execution.worker;

import java.util.Locale;

import dev.tutti.device.Device;

/** Not even a single member fits into a device's memory. */
class MemberTooLargeException extends RuntimeException {

	/**
	 * @param slots how many blocks share the device
	 */
	MemberTooLargeException(Device device, int slots) {
		super(String.format(Locale.ROOT,
				"A single member does not fit into the memory of %s (%s, %.1f GB%s)."
						+ " Take a smaller batchSize or a smaller architecture%s.",
				device.name(), device.description(), device.memory() / 1e9,
				(slots > 1) ? " shared by " + slots + " slots" : "",
				(slots > 1) ? ", or fewer slots with tutti.execution.slots" : ""));
	}

}
