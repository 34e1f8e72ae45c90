/**
 * The dataset endpoints.
 */
@NullMarked
package dev.tutti.dataset.web;

import org.jspecify.annotations.NullMarked;
