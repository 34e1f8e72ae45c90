/**
 * What an upload is before it is stored: its files, options, and parsed examples.
 */
@NullMarked
package dev.tutti.dataset.upload;

import org.jspecify.annotations.NullMarked;
