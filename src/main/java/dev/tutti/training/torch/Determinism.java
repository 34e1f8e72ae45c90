package dev.tutti.training.torch;

import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/**
 * Configures libtorch's computation on GPUs: the same seed gives the same history, in
 * single precision throughout. cuBLAS also needs CUBLAS_WORKSPACE_CONFIG in the
 * environment of the process.
 */
final class Determinism {

	private Determinism() {
	}

	/** Applies to the whole process; results on the processor stay the same. */
	static synchronized void enforce() {
		if (!torch.cuda_is_available()) {
			throw new IllegalStateException("libtorch cannot use the GPU, although the system lists it."
					+ " CUDA 13 needs NVIDIA's driver 580 or later: compare the version that nvidia-smi prints.");
		}
		Context context = torch.globalContext();
		// Only warns of operations without a deterministic algorithm: the backward pass
		// of
		// a max-pool, whose windows do not overlap here, so that no order of sums
		// matters.
		context.setDeterministicAlgorithms(true, true);
		context.setDeterministicFillUninitializedMemory(false);
		context.setDeterministicCuDNN(true);
		context.setBenchmarkCuDNN(false);
		context.setAllowTF32CuBLAS(false);
		context.setAllowTF32CuDNN(false);
	}

}
