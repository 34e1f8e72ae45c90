/**
 * Comparisons of two ensembles: their learning orders and their agreement.
 */
@NullMarked
@NamedInterface("comparison")
package dev.tutti.analysis.comparison;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
