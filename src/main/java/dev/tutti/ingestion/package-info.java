/**
 * Upload of external histories over HTTP, in several formats.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "agreement", "array", "dataset", "ensemble", "ensemble :: external", "history", "web" })
package dev.tutti.ingestion;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
