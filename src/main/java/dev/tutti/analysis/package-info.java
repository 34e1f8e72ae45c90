/**
 * Queries of what members learned: agreement, learning orders, comparisons, histories of
 * examples.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "agreement", "agreement :: *", "dataset", "ensemble", "history", "training", "web" })
package dev.tutti.analysis;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
