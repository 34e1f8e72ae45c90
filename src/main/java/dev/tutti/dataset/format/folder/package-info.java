/**
 * Images in class folders.
 */
@NullMarked
package dev.tutti.dataset.format.folder;

import org.jspecify.annotations.NullMarked;
