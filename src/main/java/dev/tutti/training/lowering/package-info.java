/**
 * Lowers an architecture's layers, once for every engine, to the operations that an
 * engine computes.
 */
@NullMarked
package dev.tutti.training.lowering;

import org.jspecify.annotations.NullMarked;
