package dev.tutti.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A separate process whose heap is fully allocated at the start, so that the growth of
 * its resident memory is native memory.
 */
public final class FixedHeapProcess {

	private static final String RESULT = "growth ";

	private FixedHeapProcess() {
	}

	/** Runs a program that reports its growth. */
	public static Growth run(Class<?> program, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms192m", "-Xmx192m",
						"-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
						program.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		String[] numbers = output.lines()
			.filter((line) -> line.startsWith(RESULT))
			.findFirst()
			.orElseThrow()
			.split(" ");
		return new Growth(Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
	}

	/** Called by the program: its growth in bytes, and the native objects left now. */
	public static void report(long growth, long nativeObjects) {
		System.out.println(RESULT + growth + " " + nativeObjects);
	}

	/**
	 * Called by the program: the smallest growth of some rounds of the same work, in
	 * bytes. A leak shows in every round. What the JVM's compilers take shows in some,
	 * and when depends on how busy the machine is.
	 */
	public static long smallestGrowth(int rounds, Runnable work) throws IOException {
		long smallest = Long.MAX_VALUE;
		for (int round = 0; round < rounds; round++) {
			long before = residentBytes();
			work.run();
			smallest = Math.min(smallest, residentBytes() - before);
		}
		return smallest;
	}

	/** The resident memory of this process, in bytes. */
	private static long residentBytes() throws IOException {
		for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
			if (line.startsWith("VmRSS:")) {
				return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
			}
		}
		throw new IOException("No resident size");
	}

	/** The growth of a process. */
	public record Growth(long bytes, long nativeObjects) {

	}

}
