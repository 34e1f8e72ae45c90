/**
 * Learning orders: the scores of examples, and rankings by them.
 */
@NullMarked
@NamedInterface("order")
package dev.tutti.analysis.order;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
