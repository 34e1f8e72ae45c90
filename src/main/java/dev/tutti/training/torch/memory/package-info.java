/**
 * Tensors on a device: their allocation, the layout of the parameters of all members, and
 * the memory that blocks share.
 */
@NullMarked
package dev.tutti.training.torch.memory;

import org.jspecify.annotations.NullMarked;
