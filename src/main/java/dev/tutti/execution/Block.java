package dev.tutti.execution;

import java.util.List;

/**
 * A block of members that one task trains.
 *
 * @param members their numbers
 */
public record Block(long ensemble, List<Integer> members) {

	/** The unique task id; ids of one ensemble share a prefix. */
	public String taskId() {
		return prefix(this.ensemble) + this.members.get(0);
	}

	public static String prefix(long ensemble) {
		return ensemble + "/";
	}

}
