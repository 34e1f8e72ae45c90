/**
 * File formats of uploaded datasets.
 */
@NullMarked
package dev.tutti.dataset.format;

import org.jspecify.annotations.NullMarked;
