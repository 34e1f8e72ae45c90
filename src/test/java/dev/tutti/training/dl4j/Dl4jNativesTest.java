package dev.tutti.training.dl4j;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

import dev.tutti.device.TestDevices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

import static org.assertj.core.api.Assertions.assertThat;

class Dl4jNativesTest {

	private static final Dl4jNatives WHOLE = new Dl4jNatives(true, true, true);

	@Test
	void rejectsGpusNewerThanAdaInEveryBuild() {
		assertThat(WHOLE.unsupportedReason(TestDevices.H100)).isEqualTo(
				"This GPU has compute capability 9.0, and nd4j-cuda-11.6 holds machine code for 3.7 to 8.6 and no PTX. "
						+ "It runs on GPUs up to 8.9 (Ada) and cannot run on 9.0 (Hopper) or later: use the engine torch.");
		assertThat(new Dl4jNatives(true, false, false).unsupportedReason(TestDevices.H100)).contains("9.0 (Hopper)");
	}

	@Test
	void requiresCudaBuildAndSettingForGpusUpToAda() {
		assertThat(new Dl4jNatives(true, false, true).unsupportedReason(TestDevices.RTX_4090)).contains("-Pcuda");
		assertThat(new Dl4jNatives(true, true, false).unsupportedReason(TestDevices.RTX_4090)).contains("untested",
				"tutti.training.dl4j-on-gpu=true");
		assertThat(WHOLE.unsupportedReason(TestDevices.RTX_4090)).isNull();
		assertThat(WHOLE.unsupportedReason(TestDevices.K80)).isNull();
		assertThat(WHOLE.unsupportedReason(TestDevices.cuda(0, "Quadro K4000", 3072, "3.0"))).contains("3.7 to 8.6",
				"older");
	}

	@Test
	void supportsNoDeviceWithoutNd4j() {
		assertThat(new Dl4jNatives(false, false, false).unsupportedReason(TestDevices.PROCESSOR))
			.contains("no ND4J for");
	}

	@Test
	void loadsOneBackendPerProcess() {
		Dl4jEngine engine = new Dl4jEngine(TestDevices.of(TestDevices.H100), true);
		assertThat(engine.unsupportedReason(TestDevices.PROCESSOR)).isNull();
		assertThat(engine.unsupportedReason(TestDevices.H100)).contains("Hopper");
		Dl4jLibraries.load();
		assertThat(Nd4j.getBackend().getClass().getSimpleName()).isEqualTo("CpuBackend");
	}

	@Test
	void hidesServicesOfOtherBackend(@TempDir Path folder) throws IOException {
		String name = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
		URL[] urls = { provide(folder.resolve("cpu"), name, "# a comment\norg.nd4j.linalg.cpu.nativecpu.CpuBackend\n"),
				provide(folder.resolve("gpu"), name, "# a comment\norg.nd4j.linalg.jcublas.JCublasBackend\n") };
		try (URLClassLoader both = new URLClassLoader(urls, null)) {
			assertThat(Collections.list(new BackendLoader(both, BackendLoader.CUDA).getResources(name))).singleElement()
				.satisfies((url) -> assertThat(url.getPath()).contains("/cpu/"));
			assertThat(Collections.list(new BackendLoader(both, BackendLoader.CPU).getResources(name))).singleElement()
				.satisfies((url) -> assertThat(url.getPath()).contains("/gpu/"));
		}
	}

	private static URL provide(Path folder, String name, String content) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
		return folder.toUri().toURL();
	}

}
