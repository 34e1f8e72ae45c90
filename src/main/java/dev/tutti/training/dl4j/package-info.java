/**
 * The engine {@code dl4j}: Deeplearning4j over nd4j-native.
 */
@NullMarked
package dev.tutti.training.dl4j;

import org.jspecify.annotations.NullMarked;
