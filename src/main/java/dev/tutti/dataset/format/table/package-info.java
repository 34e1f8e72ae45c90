/**
 * Tables with an example a row, in text: CSV, and with other separators.
 */
@NullMarked
package dev.tutti.dataset.format.table;

import org.jspecify.annotations.NullMarked;
