/**
 * Shared by all endpoints: problem details, request bodies, pagination, conditional GET.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database" })
package dev.tutti.web;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
