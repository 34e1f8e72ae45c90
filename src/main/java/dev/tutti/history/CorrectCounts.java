package dev.tutti.history;

/**
 * One checkpoint summed over members.
 *
 * @param members how many members have a history at the checkpoint
 * @param correct for each example, how many of them classify it correctly
 * @param accuracies for each of them, by member, the share of examples it classifies
 * correctly
 */
public record CorrectCounts(int members, int[] correct, double[] accuracies) {

}
