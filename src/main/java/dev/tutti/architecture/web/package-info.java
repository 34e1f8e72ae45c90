/**
 * The architecture endpoint.
 */
@NullMarked
package dev.tutti.architecture.web;

import org.jspecify.annotations.NullMarked;
