/**
 * The queue of tasks in the database.
 */
@NullMarked
package dev.tutti.execution.queue;

import org.jspecify.annotations.NullMarked;
