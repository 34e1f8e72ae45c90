package dev.tutti.analysis;

import dev.tutti.history.LearningSummary;
import dev.tutti.history.TrainingDynamics;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of how each example of a split is learnt.
 *
 * @param dynamics {@code null} where no member told how sure it was
 * @param byAccessibility the learning order
 */
record Learned(LearningSummary summary, @Nullable TrainingDynamics dynamics, Ranking byAccessibility) {

}
