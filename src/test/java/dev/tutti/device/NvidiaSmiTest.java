package dev.tutti.device;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NvidiaSmiTest {

	private static final String TWO = """
			0, NVIDIA H100 80GB HBM3, 81559, 9.0
			1, Tesla K80, 11441, 3.7
			""";

	@Test
	void parsesOneGpuPerLine() {
		assertThat(NvidiaSmi.parse(TWO)).containsExactly(TestDevices.H100,
				TestDevices.cuda(1, "Tesla K80", 11441, "3.7"));
		assertThat(NvidiaSmi.parse(TWO).get(0).memory()).isEqualTo(85_520_809_984L);
	}

	@Test
	void parsesNameWithCommaAndWindowsLineEnding() {
		assertThat(NvidiaSmi.parse("3, A GPU, the large one, 100, 12.1\r\n"))
			.containsExactly(TestDevices.cuda(3, "A GPU, the large one", 100, "12.1"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "\n\n", "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
					"No devices were found", "0, Quadro 600, 963, [N/A]", "0, GPU, [Insufficient Permissions], 8.0",
					"0, 1", ",,,", "x, GPU, 100, 8.0", "0, GPU, 100, 8" })
	void skipsLineThatIsNoGpu(String output) {
		assertThat(NvidiaSmi.parse(output)).isEmpty();
	}

	@Test
	void hidesGpusByCudaVisibleDevicesAndRenumbersTheRest() {
		List<Device> both = NvidiaSmi.parse(TWO);
		assertThat(NvidiaSmi.visible(both, null)).isEqualTo(both);
		assertThat(NvidiaSmi.visible(both, "1")).containsExactly(TestDevices.K80);
		assertThat(NvidiaSmi.visible(both, "1, 0")).extracting(Device::name, Device::description)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("cuda:0", "Tesla K80"),
					org.assertj.core.groups.Tuple.tuple("cuda:1", "NVIDIA H100 80GB HBM3"));
		assertThat(NvidiaSmi.visible(both, "0,-1,1")).containsExactly(TestDevices.H100);
		for (String none : List.of("", "-1", "7", "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6")) {
			assertThat(NvidiaSmi.visible(both, none)).isEmpty();
		}
	}

	@Test
	void listsNoGpuWhenToolIsAbsentOrFails() {
		assertThat(list("no-such-tool-anywhere")).isEmpty();
		assertThat(list("sh", "-c", "echo '0, GPU, 100, 8.0'; exit 9")).isEmpty();
		assertThat(list("sh", "-c", "echo '0, GPU, 100, 8.0'")).hasSize(1);
	}

	@Test
	void listsNoGpuWhenToolHangs() {
		// waiting for its end would give the GPU that it lists
		List<String> hanging = List.of("sh", "-c", "echo '0, GPU, 100, 8.0'; exec sleep 600");
		assertThat(new NvidiaSmi(hanging, Duration.ofMillis(50)).list(null)).isEmpty();
	}

	@Test
	void devicesAlwaysIncludeCpu() {
		Devices devices = new Devices();
		assertThat(devices.list().get(0).name()).isEqualTo("cpu");
		assertThat(devices.list().get(0).memory()).isGreaterThan(1L << 28);
		assertThat(devices.list().get(0).description()).isNotBlank();
		assertThat(devices.list().get(0).isCuda()).isFalse();
	}

	private static List<Device> list(String... command) {
		return new NvidiaSmi(List.of(command), Duration.ofMinutes(10)).list(null);
	}

}
