package dev.tutti.training;

import org.jspecify.annotations.Nullable;

/**
 * A member's predictions for every example of a split; all arrays have one entry per
 * example. In a split without ground-truth labels there are predicted labels alone.
 *
 * @param labels the predicted labels, {@code 0..classes-1}: the argmax of the logits, the
 * first of equal ones
 * @param confidence the softmax output of the ground-truth label, in 0..1; {@code null}
 * without labels
 * @param margin the ground-truth label's logit minus the largest other logit; positive
 * for a correct prediction; {@code null} without labels
 */
public record Predictions(int[] labels, float @Nullable [] confidence, float @Nullable [] margin) {

	/** Those of a split without labels. */
	public static Predictions unlabelled(int[] labels) {
		return new Predictions(labels, null, null);
	}

}
