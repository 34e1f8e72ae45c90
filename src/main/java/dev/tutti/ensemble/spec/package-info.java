/**
 * The rules of a specification: ranges, and parts that have to fit each other.
 */
@NullMarked
package dev.tutti.ensemble.spec;

import org.jspecify.annotations.NullMarked;
