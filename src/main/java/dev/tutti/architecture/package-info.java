/**
 * The model zoo: network families with their parameters, independent of any engine.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.tutti.architecture;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
