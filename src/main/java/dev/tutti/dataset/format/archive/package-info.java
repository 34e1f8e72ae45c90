/**
 * Archives around files that are read alone: tar, tar.gz, zip and gz.
 */
@NullMarked
package dev.tutti.dataset.format.archive;

import org.jspecify.annotations.NullMarked;
