/**
 * Formats that are not read, known so that a refusal says what a file is and what to send
 * instead.
 */
@NullMarked
package dev.tutti.dataset.format.unsupported;

import org.jspecify.annotations.NullMarked;
