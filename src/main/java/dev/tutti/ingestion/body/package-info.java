/**
 * Request bodies with histories, in each format.
 */
@NullMarked
package dev.tutti.ingestion.body;

import org.jspecify.annotations.NullMarked;
