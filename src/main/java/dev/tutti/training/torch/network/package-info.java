/**
 * Passes through a whole network: its stages, the loss, initial weights and dropout.
 */
@NullMarked
package dev.tutti.training.torch.network;

import org.jspecify.annotations.NullMarked;
