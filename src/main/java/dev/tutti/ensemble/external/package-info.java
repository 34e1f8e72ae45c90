/**
 * Ensembles that are trained outside Tutti.
 */
@NullMarked
@NamedInterface("external")
package dev.tutti.ensemble.external;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
