/**
 * What every endpoint shares: problem details, request bodies, paging, conditional GET.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database" })
package dev.tutti.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
