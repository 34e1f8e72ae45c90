/**
 * Where a block of members can train.
 */
@NullMarked
package dev.tutti.execution.placement;

import org.jspecify.annotations.NullMarked;
