package dev.tutti.execution.snapshot;

import dev.tutti.training.MemberState;

/**
 * A member in the middle of its training.
 *
 * @param state what its engine goes on from
 * @param sums its training dynamics so far
 */
public record Snapshot(MemberState state, MemberCartography sums) {

}
