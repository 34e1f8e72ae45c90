/**
 * Native arrays of one network, and their contents as bytes.
 */
@NullMarked
package dev.tutti.training.dl4j.memory;

import org.jspecify.annotations.NullMarked;
