package dev.tutti.analysis.order;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.history.Cartography;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of how each example of a split is learnt.
 *
 * @param dynamics {@code null} where no member told how sure it was
 * @param byAccessibility the learning order
 */
public record LearningScores(LearningSummary summary, @Nullable Cartography dynamics, Ranking byAccessibility) {

}
