package dev.tutti.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs programs in a JVM of their own, as native libraries read the environment once. */
public final class ChildProcess {

	private static final List<String> READ = List.of("ATEN_CPU_CAPABILITY", "OPENBLAS_CORETYPE", "ONEDNN_MAX_CPU_ISA",
			"DNNL_MAX_CPU_ISA");

	private ChildProcess() {
	}

	/**
	 * Runs a program.
	 * @param environment variables beside those of this process, of which those that
	 * choose instruction sets are removed
	 * @return all that it writes
	 */
	public static String output(Class<?> program, Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx192m", "-cp", System.getProperty("java.class.path"), program.getName())
			.redirectErrorStream(true);
		builder.command().addAll(List.of(arguments));
		builder.environment().keySet().removeAll(READ);
		builder.environment().putAll(environment);
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

}
