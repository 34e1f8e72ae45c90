package dev.tutti.training.dl4j;

import java.util.stream.Stream;

import dev.tutti.device.ComputeCapability;
import dev.tutti.device.Device;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * ND4J builds on the class path and the devices they support.
 *
 * @param cpu whether the CPU build is present
 * @param cuda whether the one for CUDA is
 * @param allowed whether GPUs may be used
 */
record Dl4jNatives(boolean cpu, boolean cuda, boolean allowed) {

	private static final String BINDINGS = "/org/nd4j/linalg/%s/bindings/%s/%s";

	/** The builds of this process. */
	static Dl4jNatives ofProcess(boolean allowed) {
		boolean cpu = Stream.of("", "-avx2", "-avx512", "-onednn", "-onednn-avx2", "-onednn-avx512")
			.anyMatch((extension) -> isPresent("cpu/nativecpu", extension, "jnind4jcpu"));
		boolean cuda = Stream.of("", "-cudnn").anyMatch((extension) -> isPresent("jcublas", extension, "jnind4jcuda"));
		return new Dl4jNatives(cpu, cuda, allowed);
	}

	private static boolean isPresent(String backend, String extension, String library) {
		return Dl4jNatives.class.getResource(String.format(BINDINGS, backend, Loader.getPlatform() + extension,
				System.mapLibraryName(library))) != null;
	}

	/**
	 * The reason Deeplearning4j does not support a device; {@code null} if it does.
	 */
	@Nullable String unsupportedReason(Device device) {
		ComputeCapability capability = device.computeCapability();
		if (capability == null) {
			return this.cpu ? null : "This build has no ND4J for " + Loader.getPlatform()
					+ ". Build the service on such a machine, without -Dtutti.natives.skip.";
		}
		if (!capability.isBelow(9, 0)) {
			return codeOf(capability) + "It runs on GPUs up to 8.9 (Ada) and cannot run on 9.0 (Hopper) or later:"
					+ " use the engine torch.";
		}
		if (capability.isBelow(3, 7)) {
			return codeOf(capability) + "It does not support older GPUs.";
		}
		if (!this.cuda) {
			return "This build has ND4J for CPUs only: build with -Pcuda.";
		}
		return this.allowed ? null : "Deeplearning4j training is untested on GPUs and uses the CPU instead."
				+ " Use the engine torch; or set tutti.training.dl4j-on-gpu=true to try, with CUDA 11.6 installed,"
				+ " and compare with the CPU's results.";
	}

	private static String codeOf(ComputeCapability capability) {
		return "This GPU has compute capability " + capability
				+ ", and nd4j-cuda-11.6 holds machine code for 3.7 to 8.6 and no PTX. ";
	}

}
