package dev.tutti.history;

/**
 * Where a member that has values of some checkpoints has none, so that it has no
 * cartography.
 *
 * @param member the number of the member
 * @param checkpoint the first checkpoint without values
 */
public record MissingValues(int member, int checkpoint) {

}
