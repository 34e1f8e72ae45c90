package dev.tutti.ingestion.prediction;

import org.jspecify.annotations.Nullable;

/**
 * One uploaded history; one entry per example.
 *
 * @param labels the predicted labels; of values per class the argmax, of equal values the
 * first
 * @param confidence the softmax output of the ground-truth label; {@code null} where only
 * labels came, or there are no ground-truth labels
 * @param margin the logit of the ground-truth label minus the largest other logit;
 * likewise
 */
public record EvaluatedHistory(int[] labels, float @Nullable [] confidence, float @Nullable [] margin) {

}
