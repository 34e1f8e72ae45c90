package dev.tutti.training.dl4j;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

import dev.tutti.training.dl4j.memory.NativeArena;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.openblas.global.openblas_full;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The instruction sets that ND4J's libraries dispatch on in this process. Each rounds
 * differently.
 * <p>
 * libnd4j is built for one and says for which. OpenBLAS says what it chose, by the CPU
 * and by {@code OPENBLAS_CORETYPE}. oneDNN chooses by the CPU and by
 * {@code DNNL_MAX_CPU_ISA} and has no function that tells it: it is recognised by the
 * product of two small matrices, whose sums it computes in another order with each
 * instruction set.
 */
final class Dl4jInstructionSet {

	/** By the number that {@link NativeOps#binaryLevel} returns. */
	private static final String[] LEVELS = { "generic", "avx", "avx2", "avx512" };

	private static final int ROWS = 4;

	/** The number of products a sum. */
	private static final int LENGTH = 64;

	/**
	 * The instruction sets of oneDNN 2.3 by the CRC-32 of the product, measured with
	 * {@code DNNL_MAX_CPU_ISA}. Those beyond {@code AVX512_CORE}, such as
	 * {@code AVX512_CORE_BF16}, compute the same in single precision.
	 */
	private static final Map<String, String> ONEDNN = Map.of("9cbb7f9a", "sse41", "6a9e3430", "avx", "d69a4f07", "avx2",
			"5f00e728", "avx512_core");

	private Dl4jInstructionSet() {
	}

	/**
	 * Returns their names, such as
	 * {@code libnd4j-avx2 openblas-skylakex onednn-avx512_core}. Where the product is not
	 * a known one, its CRC-32 stands for the name of oneDNN's instruction set. Loads the
	 * libraries, which takes seconds the first time.
	 */
	static String ask() {
		Dl4jLibraries.load();
		NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
		int level = operations.binaryLevel();
		String built = "libnd4j-" + ((level >= 0 && level < LEVELS.length) ? LEVELS[level] : String.valueOf(level));
		String names = built + " openblas-" + core();
		if (!operations.buildInfo().contains("HAVE_ONEDNN")) {
			return names;
		}
		String checksum = checksum();
		return names + " onednn-" + ONEDNN.getOrDefault(checksum, checksum);
	}

	private static String core() {
		try (BytePointer core = openblas_full.openblas_get_corename()) {
			return core.getString().strip().toLowerCase(Locale.ROOT).replaceAll("\\W+", "_");
		}
	}

	/** The CRC-32 of the product, as hexadecimal digits. */
	static String checksum() {
		try (NativeArena arena = new NativeArena()) {
			INDArray left = fill(arena.array(ROWS, LENGTH), 1);
			INDArray right = fill(arena.array(LENGTH, ROWS), 2);
			INDArray product = arena.array(ROWS, ROWS);
			arena.product(left, false, right, false, product).run();
			ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * ROWS * ROWS);
			for (float value : product.data().asFloat()) {
				bytes.putFloat(value);
			}
			CRC32 checksum = new CRC32();
			checksum.update(bytes.array());
			return String.format("%08x", checksum.getValue());
		}
	}

	/** Fills an array with numbers from -1 to 1 whose products have no exact sum. */
	private static INDArray fill(INDArray array, int seed) {
		for (int i = 0; i < array.length(); i++) {
			array.putScalar(i, ((i + seed) * 7919 % 1009 - 504) / 504f);
		}
		return array;
	}

}
