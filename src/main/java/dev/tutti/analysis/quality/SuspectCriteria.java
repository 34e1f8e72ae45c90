package dev.tutti.analysis.quality;

import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/**
 * Which examples are suspects.
 *
 * @param checkpoint whose votes are counted; {@code null} for the one with the best mean
 * accuracy on the default split, or on this one where that has no labels or no history
 * @param accessibility the maximum accessibility, 0..1
 * @param share the minimum share of members that predict the other class, 0..1
 */
public record SuspectCriteria(Split split, @Nullable Integer checkpoint, double accessibility, double share) {

}
