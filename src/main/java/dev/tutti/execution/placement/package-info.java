/**
 * The decision whether a task runs in this process, and the slots of its devices.
 */
@NullMarked
package dev.tutti.execution.placement;

import org.jspecify.annotations.NullMarked;
