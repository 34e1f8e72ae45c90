/**
 * Failures as problem details.
 */
@NullMarked
package dev.tutti.web.problem;

import org.jspecify.annotations.NullMarked;
