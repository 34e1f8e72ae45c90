/**
 * The cells of a table: how its text is divided, and what each holds.
 */
@NullMarked
package dev.tutti.dataset.format.table.cell;

import org.jspecify.annotations.NullMarked;
