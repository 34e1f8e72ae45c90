/**
 * The devices of this machine: discovery, kinds, memory.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.tutti.device;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
