/**
 * Arrays in files: the NPY and IDX formats, read as streams.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "web" })
package dev.tutti.array;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
