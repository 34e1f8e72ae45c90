/**
 * The columns of a table: which hold names, labels, keys, splits and features.
 */
@NullMarked
package dev.tutti.dataset.format.table.column;

import org.jspecify.annotations.NullMarked;
