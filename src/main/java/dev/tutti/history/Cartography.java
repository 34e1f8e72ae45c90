package dev.tutti.history;

/**
 * How sure a member was of each example while it trained; all arrays have an entry an
 * example. p_e is the softmax output of the true label at checkpoint e, z_e the logits.
 *
 * @param confidence the mean of p_e over checkpoints, in 0..1; high is easy (Swayamdipta
 * et al., "Dataset Cartography", 2020)
 * @param variability the population standard deviation of p_e over checkpoints, in
 * 0..0.5; high is ambiguous (ibid.)
 * @param margin the mean over checkpoints of the true label's logit less the largest
 * other one, any number; low or negative is suspect (AUM: Pleiss et al., 2020)
 */
public record Cartography(float[] confidence, float[] variability, float[] margin) {

}
