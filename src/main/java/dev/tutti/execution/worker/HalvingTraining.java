package dev.tutti.execution.worker;

import java.util.List;

import dev.tutti.device.Device;
import dev.tutti.device.OutOfDeviceMemoryException;
import dev.tutti.execution.placement.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a block in one go, or where the device's memory does not suffice, in halves, and
 * in halves of those.
 */
class HalvingTraining {

	private static final Logger logger = LoggerFactory.getLogger(HalvingTraining.class);

	private final Decision.Run run;

	private final BlockMonitor monitor;

	HalvingTraining(Decision.Run run, BlockMonitor monitor) {
		this.run = run;
		this.monitor = monitor;
	}

	/**
	 * Trains members to their end, or until the monitor says to stop.
	 * @throws MemberTooLargeException when the memory does not suffice for a single one
	 */
	void train(List<Integer> members) {
		Device device = this.run.slot().device();
		try {
			this.run.engine().train(this.run.plan(), members, device, this.monitor);
		}
		catch (OutOfDeviceMemoryException ex) {
			if (members.size() == 1) {
				logger.error("Not even one member of ensemble {} fits into the memory of {}", this.monitor.ensemble(),
						device.name(), ex);
				throw new MemberTooLargeException(device, this.run.slot().sharing());
			}
			logger.warn("{} members of ensemble {} do not fit into the memory of {}; training them in halves",
					members.size(), this.monitor.ensemble(), device.name());
			List<Integer> left = members.stream().filter((member) -> !this.monitor.hasEnded(member)).toList();
			int half = (left.size() + 1) / 2;
			for (List<Integer> part : List.of(left.subList(0, half), left.subList(half, left.size()))) {
				if (!part.isEmpty() && !this.monitor.stopRequested()) {
					train(part);
				}
			}
		}
	}

}
