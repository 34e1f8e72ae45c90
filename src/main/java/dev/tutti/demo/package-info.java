/**
 * The demonstration ensembles that the demo profile submits to an empty database.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "architecture", "ensemble", "training" })
package dev.tutti.demo;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
