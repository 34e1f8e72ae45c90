/**
 * Snapshots of members in training.
 */
@NullMarked
package dev.tutti.execution.snapshot;

import org.jspecify.annotations.NullMarked;
