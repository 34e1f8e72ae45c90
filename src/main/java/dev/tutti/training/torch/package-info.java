/**
 * The engine {@code torch}: trains member batches, members stacked into one network, on
 * libtorch through JavaCPP.
 */
@NullMarked
package dev.tutti.training.torch;

import org.jspecify.annotations.NullMarked;
