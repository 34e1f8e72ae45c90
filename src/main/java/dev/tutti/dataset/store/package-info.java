/**
 * The catalogue, and uploaded datasets on disk.
 */
@NullMarked
package dev.tutti.dataset.store;

import org.jspecify.annotations.NullMarked;
