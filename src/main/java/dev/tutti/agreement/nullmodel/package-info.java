/**
 * Histograms expected under the null hypothesis of independent members.
 */
@NullMarked
@NamedInterface("nullmodel")
package dev.tutti.agreement.nullmodel;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
