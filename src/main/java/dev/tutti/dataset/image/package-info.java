/**
 * Images: reading PNG and JPEG files, writing examples as PNG.
 */
@NullMarked
package dev.tutti.dataset.image;

import org.jspecify.annotations.NullMarked;
