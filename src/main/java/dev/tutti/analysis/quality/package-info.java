/**
 * Data quality: suspect labels and redundant examples.
 */
@NullMarked
@NamedInterface("quality")
package dev.tutti.analysis.quality;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
