/**
 * Images: reading image files as features, writing examples as PNG.
 */
@NullMarked
package dev.tutti.dataset.image;

import org.jspecify.annotations.NullMarked;
