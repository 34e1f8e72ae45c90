package dev.tutti.history.codec;

import org.jspecify.annotations.Nullable;

/**
 * A history as its row holds it.
 *
 * @param base the checkpoint of the same member that it is the difference from; null when
 * it is whole
 * @param correctCount how many examples are classified correctly
 * @param correct the bits of {@link MemberPredictions#correct}, or those that differ from
 * the base's, compressed
 * @param labels for each example that is not classified correctly, in order, the label
 * XOR the true one, or XOR the base's, compressed
 */
public record PackedHistory(@Nullable Integer base, int correctCount, byte[] correct, byte[] labels) {

}
