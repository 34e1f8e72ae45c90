/**
 * The port through which every engine trains members and reports their predictions.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "agreement", "architecture", "architecture :: layer", "dataset", "device", "file" })
package dev.tutti.training;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
