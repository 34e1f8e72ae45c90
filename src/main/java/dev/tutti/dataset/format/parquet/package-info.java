/**
 * Datasets in Parquet, above all Hugging Face's: which columns hold images, features,
 * labels and keys.
 */
@NullMarked
package dev.tutti.dataset.format.parquet;

import org.jspecify.annotations.NullMarked;
