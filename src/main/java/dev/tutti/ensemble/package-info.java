/**
 * Ensembles from submission to their final state: validation, lifecycle, progress.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "architecture", "architecture :: layer", "dataset", "history", "training", "web" })
package dev.tutti.ensemble;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
