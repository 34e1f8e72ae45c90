/**
 * What every member predicted for every example at every checkpoint, compressed and
 * summarized.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "agreement", "agreement :: nullmodel", "agreement :: order", "database",
		"dataset", "web" })
package dev.tutti.history;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
