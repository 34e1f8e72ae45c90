/**
 * Binary records of a label and an image.
 */
@NullMarked
package dev.tutti.dataset.format.record;

import org.jspecify.annotations.NullMarked;
