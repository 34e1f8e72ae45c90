/**
 * JSON, CSV and NDJSON bodies.
 */
@NullMarked
package dev.tutti.web.json;

import org.jspecify.annotations.NullMarked;
