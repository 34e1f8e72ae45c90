/**
 * The demonstration that an empty database is given under the demo profile.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "architecture", "ensemble", "training" })
package dev.tutti.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
