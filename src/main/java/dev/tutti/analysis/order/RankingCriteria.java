package dev.tutti.analysis.order;

import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/**
 * Which examples to rank, and how.
 *
 * @param by the score to rank by
 * @param order which end comes first
 * @param label ranks the examples of this class among themselves; {@code null} for all
 */
public record RankingCriteria(Split split, Score by, Order order, @Nullable Integer label) {

}
