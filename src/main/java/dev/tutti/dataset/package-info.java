/**
 * The catalogue of labelled examples: their sources, content hashes and images.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "array", "file", "web" })
package dev.tutti.dataset;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
