/**
 * The model zoo: network families with their parameters, said once for every engine.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.tutti.architecture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
