package dev.tutti.execution;

import java.util.List;

/**
 * What a task is to train.
 *
 * @param members their numbers
 */
public record Block(long ensemble, List<Integer> members) {

	/** The task's name among all; those of one ensemble begin alike. */
	public String taskId() {
		return prefix(this.ensemble) + this.members.get(0);
	}

	public static String prefix(long ensemble) {
		return ensemble + "/";
	}

}
