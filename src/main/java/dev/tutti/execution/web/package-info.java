/**
 * The engine endpoint.
 */
@NullMarked
package dev.tutti.execution.web;

import org.jspecify.annotations.NullMarked;
