/**
 * Features and labels in arrays of their own: IDX, NPY, NPZ.
 */
@NullMarked
package dev.tutti.dataset.format.array;

import org.jspecify.annotations.NullMarked;
