package dev.tutti.history;

/**
 * The confidence, variability and margin of each example over training; all arrays have
 * an entry an example. p_e is the softmax output of the ground-truth label at checkpoint
 * e.
 *
 * @param confidence the mean of p_e over checkpoints, in 0..1; high is easy (Swayamdipta
 * et al., "Dataset Cartography", 2020)
 * @param variability the population standard deviation of p_e over checkpoints, in
 * 0..0.5; high is ambiguous (ibid.)
 * @param margin the mean over checkpoints of the logit of the ground-truth label less the
 * largest other one, any number; low or negative is suspect (AUM: Pleiss et al., 2020)
 */
public record Cartography(float[] confidence, float[] variability, float[] margin) {

}
