/**
 * The job executor: task queue, device slots, recovery.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database", "dataset", "device", "ensemble", "file", "history", "training" })
package dev.tutti.execution;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
