package dev.tutti.analysis.order;

import dev.tutti.agreement.order.LearningSummary;
import dev.tutti.history.Cartography;
import org.jspecify.annotations.Nullable;

/**
 * The learning scores of every example of a split.
 *
 * @param summary the scores that follow from correctness
 * @param cartography {@code null} if there is no cartography
 * @param byAccessibility the learning order: the ranking by accessibility
 */
public record LearningScores(LearningSummary summary, @Nullable Cartography cartography, Ranking byAccessibility) {

}
