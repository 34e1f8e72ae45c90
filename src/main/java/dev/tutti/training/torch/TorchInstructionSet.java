package dev.tutti.training.torch;

import java.util.Locale;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.openblas.global.openblas_full;
import org.bytedeco.pytorch.global.torch;

/**
 * The instruction sets that libtorch's libraries dispatch on in this process, as they say
 * themselves. Each rounds differently. They choose once, by the CPU and by the variables
 * {@code ATEN_CPU_CAPABILITY} and {@code OPENBLAS_CORETYPE}.
 * <p>
 * oneDNN, which is part of libtorch, has no function that tells it, and computes nothing
 * of what the engine trains.
 */
final class TorchInstructionSet {

	private TorchInstructionSet() {
	}

	/**
	 * Returns their names, such as {@code aten-avx512 openblas-skylakex}. Loads the
	 * libraries, which takes seconds the first time.
	 */
	static String ask() {
		try (BytePointer aten = torch.get_cpu_capability()) {
			return "aten-" + word(aten) + " openblas-" + core();
		}
	}

	/**
	 * Only the bindings that have all of LAPACK tell the core. Bundles that were made
	 * small for one machine leave them out.
	 */
	private static String core() {
		try (BytePointer core = openblas_full.openblas_get_corename()) {
			return word(core);
		}
		catch (LinkageError ex) {
			return "unknown";
		}
	}

	private static String word(BytePointer name) {
		return name.getString().strip().toLowerCase(Locale.ROOT).replaceAll("\\W+", "_");
	}

}
