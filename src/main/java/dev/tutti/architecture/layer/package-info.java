/**
 * Layers with their input and output shapes, independent of any engine.
 */
@NullMarked
@NamedInterface("layer")
package dev.tutti.architecture.layer;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
