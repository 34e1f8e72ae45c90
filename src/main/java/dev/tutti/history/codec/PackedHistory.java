package dev.tutti.history.codec;

import org.jspecify.annotations.Nullable;

/**
 * A history as its row holds it: a keyframe, or a delta from one.
 *
 * @param keyframe the checkpoint of the same member that a delta is from; null for a
 * keyframe
 * @param correctCount how many examples are classified correctly
 * @param correct the bits of {@link MemberPredictions#correct}, in a delta those that
 * differ from the keyframe's, compressed
 * @param labels for each example that is not classified correctly, in order, the
 * predicted label XOR the ground-truth label, in a delta XOR the keyframe's predicted
 * label, compressed
 */
public record PackedHistory(@Nullable Integer keyframe, int correctCount, byte[] correct, byte[] labels) {

}
