/**
 * Histories as rows of the database.
 */
@NullMarked
package dev.tutti.history.store;

import org.jspecify.annotations.NullMarked;
