package dev.tutti.history;

/**
 * The predictions at one checkpoint, summed over members.
 *
 * @param members how many members have a history at the checkpoint
 * @param correct for each example, how many of them classify it correctly
 * @param accuracies for each of them, by member, the share of examples it classifies
 * correctly
 * @param forgettings over those of them that have a history at the checkpoint before too,
 * how many examples were correct there and are not here; 0 at checkpoint 0
 */
public record CorrectCounts(int members, int[] correct, double[] accuracies, long forgettings) {

}
