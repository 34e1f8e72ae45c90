package dev.tutti.training.torch.memory;

import org.bytedeco.pytorch.Tensor;

/**
 * The memory of one intermediate result.
 *
 * @param values with the shape of the result
 * @param padded the same memory, flat and padded to a whole number of vectors. libtorch
 * computes some functions differently on a partial last vector; they are applied to this
 * tensor, so that a member's values do not depend on the number of members
 */
public record Buffer(Tensor values, Tensor padded) {

}
