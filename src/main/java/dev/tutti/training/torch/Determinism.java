package dev.tutti.training.torch;

import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/**
 * Has libtorch compute on GPUs so that the same seed gives the same history, in single
 * precision throughout. cuBLAS also wants CUBLAS_WORKSPACE_CONFIG in the environment,
 * which whoever starts the process has to set.
 */
final class Determinism {

	private Determinism() {
	}

	/** For the whole process; on the processor nothing changes but the time it takes. */
	static synchronized void demand() {
		if (!torch.cuda_is_available()) {
			throw new IllegalStateException("libtorch cannot use the GPU, although the system lists it."
					+ " CUDA 13 needs NVIDIA's driver 580 or later: see what nvidia-smi tells.");
		}
		Context context = torch.globalContext();
		// warns only of what has no such algorithm: the way back through a max-pool,
		// whose
		// windows do not overlap here, so that nothing is added up in any order
		context.setDeterministicAlgorithms(true, true);
		context.setDeterministicFillUninitializedMemory(false);
		context.setDeterministicCuDNN(true);
		context.setBenchmarkCuDNN(false);
		context.setAllowTF32CuBLAS(false);
		context.setAllowTF32CuDNN(false);
	}

}
