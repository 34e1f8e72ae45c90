package dev.tutti.history.codec;

/**
 * A row of one member's history.
 *
 * @param checkpoint the checkpoint's number
 * @param packed the history at that checkpoint
 */
public record MemberRow(int checkpoint, PackedHistory packed) {

}
