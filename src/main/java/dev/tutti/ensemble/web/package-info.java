/**
 * The ensemble endpoints.
 */
@NullMarked
package dev.tutti.ensemble.web;

import org.jspecify.annotations.NullMarked;
