/**
 * What happens at start with tasks that an earlier process left unfinished.
 */
@NullMarked
package dev.tutti.execution.recovery;

import org.jspecify.annotations.NullMarked;
