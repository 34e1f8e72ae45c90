/**
 * Stages, each of which computes one operation and its backward pass for all members.
 */
@NullMarked
package dev.tutti.training.torch.stage;

import org.jspecify.annotations.NullMarked;
