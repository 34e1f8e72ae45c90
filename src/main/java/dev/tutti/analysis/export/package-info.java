/**
 * Export of a complete history as a Parquet file.
 */
@NullMarked
@NamedInterface("export")
package dev.tutti.analysis.export;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
