package dev.tutti.training.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.tutti.device.TestDevices;
import dev.tutti.training.torch.TorchNatives.Build;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TorchNativesTest {

	private static final List<String> CUDA = List.of("libcudart.so.13", "libcupti.so.13", "libcublas.so.13",
			"libcublasLt.so.13", "libcudnn.so.9", "libcusparse.so.12", "libcufft.so.12", "libcurand.so.10",
			"libcufile.so.0", "libnccl.so.2");

	@TempDir
	Path folder;

	@Test
	void cpuBuildExplainsHowToBuildForGpus() {
		TorchNatives natives = new TorchNatives(Build.PROCESSOR, List.of());
		assertThat(natives.unsupportedReason(TestDevices.PROCESSOR)).isNull();
		assertThat(natives.unsupportedReason(TestDevices.H100)).contains("for processors only", "-Pcuda");
	}

	@Test
	void supportsNoDeviceWithoutLibtorch() {
		TorchNatives natives = new TorchNatives(Build.NONE, List.of());
		assertThat(natives.unsupportedReason(TestDevices.PROCESSOR)).contains("no libtorch for");
		assertThat(natives.unsupportedReason(TestDevices.H100)).contains("no libtorch for");
	}

	@Test
	void supportsGpusFromTuringOnWithCudaLibraries() throws IOException {
		install(CUDA);
		TorchNatives natives = natives();
		assertThat(natives.unsupportedReason(TestDevices.PROCESSOR)).isNull();
		assertThat(natives.unsupportedReason(TestDevices.H100)).isNull();
		assertThat(natives.unsupportedReason(TestDevices.RTX_4090)).isNull();
		assertThat(natives.unsupportedReason(TestDevices.cuda(0, "Tesla T4", 15360, "7.5"))).isNull();
		assertThat(natives.unsupportedReason(TestDevices.cuda(0, "NVIDIA GB10", 100000, "12.1"))).isNull();
		assertThat(natives.unsupportedReason(TestDevices.cuda(0, "Tesla V100", 16384, "7.0"))).contains("7.5 (Turing)",
				"has 7.0");
		assertThat(natives.unsupportedReason(TestDevices.K80)).contains("has 3.7");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void namesMissingCudaLibraries() throws IOException {
		assertThat(natives().unsupportedReason(TestDevices.PROCESSOR))
			.contains("libcudart.so.13, libcupti.so.13 cannot be found", "LD_LIBRARY_PATH", "without -Pcuda");
		install(CUDA.subList(0, 4));
		assertThat(natives().unsupportedReason(TestDevices.PROCESSOR)).isNull();
		assertThat(natives().unsupportedReason(TestDevices.H100)).contains("libcudnn.so.9").doesNotContain("libcudart");
	}

	private TorchNatives natives() {
		return new TorchNatives(Build.CUDA, List.of(Path.of("/nowhere"), this.folder));
	}

	private void install(List<String> libraries) throws IOException {
		for (String library : libraries) {
			Files.createFile(this.folder.resolve(library));
		}
	}

}
