/**
 * Exceptions as problem details (RFC 9457).
 */
@NullMarked
package dev.tutti.web.problem;

import org.jspecify.annotations.NullMarked;
