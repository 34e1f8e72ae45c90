/**
 * A network's operations, bound to native arrays for the forward and backward pass.
 */
@NullMarked
package dev.tutti.training.dl4j.network;

import org.jspecify.annotations.NullMarked;
