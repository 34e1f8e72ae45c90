/**
 * Tables with an example a row: CSV.
 */
@NullMarked
package dev.tutti.dataset.format.table;

import org.jspecify.annotations.NullMarked;
