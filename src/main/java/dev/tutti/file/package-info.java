/**
 * Files that are written completely or not at all.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.tutti.file;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
