package dev.tutti.execution.snapshot;

import dev.tutti.training.MemberState;

/**
 * The training state of a member.
 *
 * @param state the engine's state to resume from
 * @param sums its cartography so far
 */
public record Snapshot(MemberState state, MemberCartography sums) {

}
