package dev.tutti.training;

/**
 * What a member answers on every example of a split; all arrays have an entry an example.
 *
 * @param labels the predicted labels, {@code 0..classes-1}: the largest logit, the first
 * of equal ones
 * @param confidence the softmax output of the true label, in 0..1
 * @param margin the true label's logit less the largest other one; positive is correct
 */
public record Predictions(int[] labels, float[] confidence, float[] margin) {

}
