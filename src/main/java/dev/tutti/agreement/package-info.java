/**
 * The mathematics of agreement and learning order, on plain arrays.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.tutti.agreement;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
