package dev.tutti.training;

/**
 * A member's predictions for every example of a split; all arrays have one entry per
 * example.
 *
 * @param labels the predicted labels, {@code 0..classes-1}: the argmax of the logits, the
 * first of equal ones
 * @param confidence the softmax output of the ground-truth label, in 0..1
 * @param margin the ground-truth label's logit minus the largest other logit; positive
 * for a correct prediction
 */
public record Predictions(int[] labels, float[] confidence, float[] margin) {

}
