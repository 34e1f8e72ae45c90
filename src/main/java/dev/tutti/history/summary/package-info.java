/**
 * Summaries that are derived from histories.
 */
@NullMarked
package dev.tutti.history.summary;

import org.jspecify.annotations.NullMarked;
