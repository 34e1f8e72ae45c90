package dev.tutti.training;

/**
 * A member in the middle of its training.
 *
 * @param checkpoint the number of the last checkpoint that it has behind it
 * @param content the engine's own encoding of weights and optimiser
 */
public record MemberState(int checkpoint, byte[] content) {

	/** Gives a member's state when asked. */
	@FunctionalInterface
	public interface Source {

		MemberState get();

	}

}
