/**
 * A whole history as a Parquet file.
 */
@NullMarked
package dev.tutti.analysis.export;

import org.jspecify.annotations.NullMarked;
