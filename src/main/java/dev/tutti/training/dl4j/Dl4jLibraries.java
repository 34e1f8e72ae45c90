package dev.tutti.training.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The libraries behind the engine: their versions, their backend and their threads. */
final class Dl4jLibraries {

	private Dl4jLibraries() {
	}

	/**
	 * Selects ND4J's backend; no effect once it is loaded.
	 * @param cuda whether to select the CUDA backend
	 */
	static void choose(boolean cuda) {
		ND4JClassLoading.setNd4jClassloader(
				new BackendLoader(Dl4jLibraries.class.getClassLoader(), cuda ? BackendLoader.CPU : BackendLoader.CUDA));
	}

	/**
	 * Loads the libraries, which takes seconds the first time, and limits them to one
	 * thread: ND4J itself, and for the calling thread OpenMP, on which the bits of
	 * oneDNN's gradients depend. {@code Environment.setMaxThreads} does nothing.
	 */
	static void load() {
		Nd4j.getEnvironment().setMaxMasterThreads(1);
		NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
	}

	/**
	 * The versions of the libraries.
	 * @param cuda whether of the CUDA backend
	 */
	static String version(boolean cuda) {
		return String.join(", ", of("org.deeplearning4j", "deeplearning4j-nn"),
				of("org.nd4j", cuda ? "nd4j-cuda-11.6" : "nd4j-native"), of("org.bytedeco", "openblas"));
	}

	private static String of(String group, String artifact) {
		Properties properties = new Properties();
		String file = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
		try (InputStream stream = Dl4jLibraries.class.getResourceAsStream(file)) {
			if (stream != null) {
				properties.load(stream);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return artifact + " " + properties.getProperty("version", "of unknown version");
	}

}
