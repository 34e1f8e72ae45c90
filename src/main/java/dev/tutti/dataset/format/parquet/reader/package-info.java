/**
 * A reader of Apache Parquet's files that holds one value of each column at a time:
 * structure, pages, encodings, compression.
 */
@NullMarked
package dev.tutti.dataset.format.parquet.reader;

import org.jspecify.annotations.NullMarked;
