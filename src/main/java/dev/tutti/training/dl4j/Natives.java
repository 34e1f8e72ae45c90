package dev.tutti.training.dl4j;

import java.util.stream.Stream;

import dev.tutti.device.ComputeCapability;
import dev.tutti.device.Device;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * ND4J's builds on the class path, and what they run on.
 *
 * @param processor whether the one for processors is there
 * @param cuda whether the one for CUDA is
 * @param allowed whether GPUs are to be used at all
 */
record Natives(boolean processor, boolean cuda, boolean allowed) {

	private static final String BINDINGS = "/org/nd4j/linalg/%s/bindings/%s/%s";

	/** Those of this process. */
	static Natives ofProcess(boolean allowed) {
		boolean processor = Stream.of("", "-avx2", "-avx512", "-onednn", "-onednn-avx2", "-onednn-avx512")
			.anyMatch((extension) -> isThere("cpu/nativecpu", extension, "jnind4jcpu"));
		boolean cuda = Stream.of("", "-cudnn").anyMatch((extension) -> isThere("jcublas", extension, "jnind4jcuda"));
		return new Natives(processor, cuda, allowed);
	}

	private static boolean isThere(String backend, String extension, String library) {
		return Natives.class.getResource(String.format(BINDINGS, backend, Loader.getPlatform() + extension,
				System.mapLibraryName(library))) != null;
	}

	/**
	 * Why Deeplearning4j does not run on a device; {@code null} where it does.
	 */
	@Nullable String unsupportedReason(Device device) {
		ComputeCapability capability = device.computeCapability();
		if (capability == null) {
			return this.processor ? null : "This build has no ND4J for " + Loader.getPlatform()
					+ ". Build the service on such a machine, without -Dtutti.natives.skip.";
		}
		if (!capability.isBelow(9, 0)) {
			return codeOf(capability) + "It runs on GPUs up to 8.9 (Ada) and cannot run on 9.0 (Hopper) or later:"
					+ " use the engine torch.";
		}
		if (capability.isBelow(3, 7)) {
			return codeOf(capability) + "It cannot run on older ones.";
		}
		if (!this.cuda) {
			return "This build has ND4J for processors only: build with -Pcuda.";
		}
		return this.allowed ? null
				: "Deeplearning4j's training here has never been tried on a GPU, and trains on the processor instead."
						+ " Use the engine torch; or set tutti.training.dl4j-on-gpu=true to try, with CUDA 11.6 installed,"
						+ " and compare with the processor's results.";
	}

	private static String codeOf(ComputeCapability capability) {
		return "This GPU has compute capability " + capability
				+ ", and nd4j-cuda-11.6 holds machine code for 3.7 to 8.6 and no PTX. ";
	}

}
