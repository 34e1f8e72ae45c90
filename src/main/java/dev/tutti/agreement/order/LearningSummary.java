package dev.tutti.agreement.order;

/**
 * When each example is learned, over all members and checkpoints that have a history; all
 * arrays have an entry an example. c_e is a member's correctness at its evaluation e.
 *
 * @param accessibility the share of all evaluations that are correct, in 0..1: the mean
 * over checkpoints of the share of members that are correct, once every member has them
 * all; high is easy
 * @param firstLearned the epoch of min{e: c_e = 1}, the mean over the members that ever
 * classify the example correctly; NaN where none does
 * @param learnedForGood the epoch of min{e: c_s = 1 for all s >= e}, the mean over the
 * members that have one; NaN where none has
 * @param forgettings the number of {e: c_e = 1, c_(e+1) = 0}, the mean over all members
 * @param neverLearned whether no member ever classifies it correctly
 */
public record LearningSummary(double[] accessibility, double[] firstLearned, double[] learnedForGood,
		double[] forgettings, boolean[] neverLearned) {

}
