/**
 * Examples of equal content.
 */
@NullMarked
package dev.tutti.dataset.duplicate;

import org.jspecify.annotations.NullMarked;
