/**
 * Histories of single examples: all members at all checkpoints.
 */
@NullMarked
@NamedInterface("example")
package dev.tutti.analysis.example;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
