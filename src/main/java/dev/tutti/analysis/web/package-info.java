/**
 * The analysis endpoints.
 */
@NullMarked
package dev.tutti.analysis.web;

import org.jspecify.annotations.NullMarked;
