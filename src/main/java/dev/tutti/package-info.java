/**
 * Tutti answers whether independently trained networks learn the same examples in the
 * same order.
 */
@NullMarked
package dev.tutti;

import org.jspecify.annotations.NullMarked;
