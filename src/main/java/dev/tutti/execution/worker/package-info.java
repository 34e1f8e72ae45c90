/**
 * Training of one block by one worker.
 */
@NullMarked
package dev.tutti.execution.worker;

import org.jspecify.annotations.NullMarked;
