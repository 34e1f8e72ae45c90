package dev.tutti.execution.worker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/** The blocks in training in this process. */
@Component
public class RunningBlocks {

	private final Set<BlockMonitor> monitors = ConcurrentHashMap.newKeySet();

	void add(BlockMonitor monitor) {
		this.monitors.add(monitor);
	}

	void remove(BlockMonitor monitor) {
		this.monitors.remove(monitor);
	}

	/** Tells an ensemble's blocks to stop before their next step. */
	public void stop(long ensemble) {
		this.monitors.stream().filter((monitor) -> monitor.ensemble() == ensemble).forEach(BlockMonitor::stop);
	}

}
