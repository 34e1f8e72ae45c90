package dev.tutti.training.torch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.tutti.device.ComputeCapability;
import dev.tutti.device.Device;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * The build of libtorch on the class path, and the libraries that it needs of the
 * machine. Only file names are checked: loading a library that is incomplete can end the
 * process, or prevents every later attempt.
 *
 * @param build the build on the class path
 * @param folders the folders that are searched for libraries
 */
record TorchNatives(Build build, List<Path> folders) {

	/** The libraries that every part of the build for CUDA is linked to. */
	private static final List<String> ALWAYS = List.of("libcudart.so.13", "libcupti.so.13");

	/** The libraries that its kernels are linked to. */
	private static final List<String> ON_GPU = List.of("libcublas.so.13", "libcublasLt.so.13", "libcudnn.so.9",
			"libcusparse.so.12", "libcufft.so.12", "libcurand.so.10", "libcufile.so.0", "libnccl.so.2");

	/** The folders that JavaCPP searches besides the library path. */
	private static final List<String> CUDA = List.of("/usr/local/cuda-13.1/lib64",
			"/usr/local/cuda-13.1/extras/CUPTI/lib64", "/usr/local/cuda/lib64", "/usr/local/cuda/extras/CUPTI/lib64",
			"/usr/lib64");

	/** Which devices libtorch was built for. */
	enum Build {

		NONE, PROCESSOR, CUDA

	}

	/** The build and the folders of this process. */
	static TorchNatives ofProcess() {
		List<Path> folders = Stream
			.concat(Stream.of(System.getProperty("java.library.path", "").split(File.pathSeparator)), CUDA.stream())
			.filter((folder) -> !folder.isEmpty())
			.map(Path::of)
			.toList();
		if (isThere("-gpu")) {
			return new TorchNatives(Build.CUDA, folders);
		}
		boolean processor = isThere("") || Boolean.getBoolean("org.bytedeco.javacpp.pathsFirst");
		return new TorchNatives(processor ? Build.PROCESSOR : Build.NONE, folders);
	}

	private static boolean isThere(String extension) {
		return TorchNatives.class.getResource("/org/bytedeco/pytorch/" + Loader.getPlatform() + extension + "/"
				+ System.mapLibraryName("jnitorch")) != null;
	}

	/** The reason why libtorch does not run on a device; {@code null} where it does. */
	@Nullable String unsupportedReason(Device device) {
		if (this.build == Build.NONE) {
			return "This build has no libtorch for " + Loader.getPlatform()
					+ ". Build the service on such a machine, without -Dtutti.natives.skip.";
		}
		ComputeCapability capability = device.computeCapability();
		if (capability == null) {
			return (this.build == Build.CUDA) ? missing(ALWAYS) : null;
		}
		if (this.build == Build.PROCESSOR) {
			return "This build has libtorch for processors only: build with -Pcuda.";
		}
		if (capability.isBelow(7, 5) || !capability.isBelow(13, 0)) {
			return "libtorch holds machine code for compute capability 7.5 (Turing) to 12.1 (Blackwell), and this GPU has "
					+ capability + ".";
		}
		return missing(Stream.concat(ALWAYS.stream(), ON_GPU.stream()).toList());
	}

	private @Nullable String missing(List<String> libraries) {
		if (!Loader.getPlatform().startsWith("linux")) {
			// libraries have other names there: the loader reports them
			return null;
		}
		List<String> missing = libraries.stream()
			.filter((name) -> this.folders.stream().noneMatch((folder) -> Files.exists(folder.resolve(name))))
			.toList();
		return missing.isEmpty() ? null
				: "This build's libtorch needs CUDA 13 with cuDNN 9, of which " + String.join(", ", missing)
						+ " cannot be found. Install them, or name their folder in LD_LIBRARY_PATH;"
						+ " a build without -Pcuda trains on the processor without them.";
	}

}
