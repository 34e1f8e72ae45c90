/**
 * Correlations of two learning orders, and how reliable an order is.
 */
@NullMarked
@NamedInterface("correlation")
package dev.tutti.agreement.correlation;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
