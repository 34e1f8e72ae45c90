package dev.tutti.training;

import java.util.List;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Shape;

/**
 * What trains. A member's history depends on the plan and its number alone, not on the
 * block it is in, nor on where it was interrupted. Engines are ordered by Spring, the
 * fastest first.
 */
public interface TrainingEngine {

	/** Its name in the API, such as {@code dl4j}. */
	String name();

	/**
	 * Library versions and the kind of device, as recorded with every ensemble it ran.
	 */
	String version();

	/** Whether its libraries are there for this platform. */
	default boolean isPresent() {
		return true;
	}

	/** How many members to hand to one device in one task. */
	int blockSize(Architecture architecture, Shape shape, Training training);

	/**
	 * Trains members to the end, or until it is told to stop, on the calling thread.
	 * @param members their numbers
	 */
	void train(TrainingPlan plan, List<Integer> members, TrainingMonitor monitor);

}
