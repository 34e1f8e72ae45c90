/**
 * The stages for convolutions: several methods, and the one place that chooses among
 * them.
 */
@NullMarked
package dev.tutti.training.torch.convolution;

import org.jspecify.annotations.NullMarked;
