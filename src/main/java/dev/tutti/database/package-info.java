/**
 * The database behind the service: dialects, inserts, a full disk.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.tutti.database;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
