/**
 * The endpoints for uploading histories.
 */
@NullMarked
package dev.tutti.ingestion.web;

import org.jspecify.annotations.NullMarked;
