/**
 * Learning orders: ranks, and when examples are learned.
 */
@NullMarked
@NamedInterface("order")
package dev.tutti.agreement.order;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
