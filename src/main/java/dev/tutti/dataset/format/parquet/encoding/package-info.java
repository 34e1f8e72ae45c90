/**
 * Parquet's encodings of values and levels, each read from a stream.
 */
@NullMarked
package dev.tutti.dataset.format.parquet.encoding;

import org.jspecify.annotations.NullMarked;
