package dev.tutti.analysis.order;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.history.Cartography;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about the learning of each example of a split.
 *
 * @param dynamics {@code null} if there is no cartography
 * @param byAccessibility the learning order
 */
public record LearningScores(LearningSummary summary, @Nullable Cartography dynamics, Ranking byAccessibility) {

}
