/**
 * The endpoint of examples of equal content.
 */
@NullMarked
package dev.tutti.dataset.duplicate.web;

import org.jspecify.annotations.NullMarked;
