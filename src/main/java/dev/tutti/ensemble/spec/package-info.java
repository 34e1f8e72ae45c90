/**
 * Validation of specifications: ranges of fields, and rules across fields.
 */
@NullMarked
package dev.tutti.ensemble.spec;

import org.jspecify.annotations.NullMarked;
