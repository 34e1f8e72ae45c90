/**
 * Data quality: suspect labels and redundant examples.
 */
@NullMarked
package dev.tutti.analysis.quality;

import org.jspecify.annotations.NullMarked;
