/**
 * Learning orders of one ensemble, and comparisons of two.
 */
@NullMarked
package dev.tutti.analysis.order;

import org.jspecify.annotations.NullMarked;
