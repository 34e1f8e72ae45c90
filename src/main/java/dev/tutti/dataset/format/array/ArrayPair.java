package dev.tutti.dataset.format.array;

import org.jspecify.annotations.Nullable;

/** The arrays of a split. */
record ArrayPair(ArraySource features, @Nullable ArraySource labels) {

}
