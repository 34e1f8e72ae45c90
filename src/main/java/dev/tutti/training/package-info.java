/**
 * The port through which every engine trains members and reports what they answer.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "architecture", "architecture :: layer", "dataset", "device", "file" })
package dev.tutti.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
