package dev.tutti.training;

/**
 * The training state of a member.
 *
 * @param checkpoint the number of the last completed checkpoint
 * @param content the engine's encoding of weights and optimizer state
 */
public record MemberState(int checkpoint, byte[] content) {

	/** Supplies a member's state on demand. */
	@FunctionalInterface
	public interface Source {

		MemberState get();

	}

}
