package dev.tutti.training.torch;

import org.bytedeco.pytorch.Tensor;

/**
 * Memory of one intermediate result.
 *
 * @param values shaped
 * @param padded the same memory, flat, up to a whole number of vectors: functions that
 * are computed otherwise on the last few values than on whole vectors are applied to
 * this, so that no member's values depend on how many members there are
 */
record Buffer(Tensor values, Tensor padded) {

}
