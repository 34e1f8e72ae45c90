/**
 * Compressed histories: keyframes and deltas.
 */
@NullMarked
package dev.tutti.history.codec;

import org.jspecify.annotations.NullMarked;
