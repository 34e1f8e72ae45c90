/**
 * Optimizers that update the parameters of all members at once.
 */
@NullMarked
package dev.tutti.training.torch.optimizer;

import org.jspecify.annotations.NullMarked;
