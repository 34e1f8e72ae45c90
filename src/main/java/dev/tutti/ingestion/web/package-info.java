/**
 * The endpoints that take histories.
 */
@NullMarked
package dev.tutti.ingestion.web;

import org.jspecify.annotations.NullMarked;
