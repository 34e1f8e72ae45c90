package dev.tutti.history;

/**
 * One checkpoint summed over members.
 *
 * @param members how many members have a history at the checkpoint
 * @param correct for each example, how many of them classify it correctly
 * @param accuracies for each of them, by member, the share of examples it classifies
 * correctly
 * @param forgettings over these members, how many examples were correct at the member's
 * last checkpoint and are not at this one; 0 at checkpoint 0
 */
public record CorrectCounts(int members, int[] correct, double[] accuracies, long forgettings) {

}
