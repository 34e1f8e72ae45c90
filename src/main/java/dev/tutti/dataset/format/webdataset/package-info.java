/**
 * WebDataset: tars in which the files of an example stand together.
 */
@NullMarked
package dev.tutti.dataset.format.webdataset;

import org.jspecify.annotations.NullMarked;
