/**
 * The datasets that come with the service or are downloaded.
 */
@NullMarked
package dev.tutti.dataset.builtin;

import org.jspecify.annotations.NullMarked;
