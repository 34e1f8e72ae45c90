/**
 * The handle's implementation: histories in the database, composed of rows and summaries.
 */
@NullMarked
package dev.tutti.history.jdbc;

import org.jspecify.annotations.NullMarked;
