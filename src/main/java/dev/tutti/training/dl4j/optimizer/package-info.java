/**
 * Optimizers that update a network's parameter vector with native operations.
 */
@NullMarked
package dev.tutti.training.dl4j.optimizer;

import org.jspecify.annotations.NullMarked;
