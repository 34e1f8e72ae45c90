/**
 * A network's parameters and gradients, laid out by its declaration as a Deeplearning4j
 * graph.
 */
@NullMarked
package dev.tutti.training.dl4j.parameter;

import org.jspecify.annotations.NullMarked;
