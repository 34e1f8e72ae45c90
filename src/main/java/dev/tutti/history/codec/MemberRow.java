package dev.tutti.history.codec;

/**
 * One row of a member's history.
 *
 * @param checkpoint the checkpoint's number
 * @param packed the history at that checkpoint
 */
public record MemberRow(int checkpoint, PackedHistory packed) {

}
