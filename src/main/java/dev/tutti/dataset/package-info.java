/**
 * The catalogue of labelled examples: where they come from, their identity and their
 * images.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "array", "file", "web" })
package dev.tutti.dataset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
