/**
 * What a member predicted for the examples of a split, joined by order or by key.
 */
@NullMarked
package dev.tutti.ingestion.prediction;

import org.jspecify.annotations.NullMarked;
