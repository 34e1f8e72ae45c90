/**
 * The OpenAPI document.
 */
@NullMarked
package dev.tutti.web.openapi;

import org.jspecify.annotations.NullMarked;
