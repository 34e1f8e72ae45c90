/**
 * Examples with the content by which a dataset is identified.
 */
@NullMarked
package dev.tutti.dataset.content;

import org.jspecify.annotations.NullMarked;
