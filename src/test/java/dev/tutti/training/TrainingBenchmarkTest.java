package dev.tutti.training;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.tutti.architecture.Architecture;
import dev.tutti.architecture.Custom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrainingBenchmarkTest {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private int run(String... options) throws Exception {
		List<String> all = new ArrayList<>(
				List.of("--dataset", "digits", "--members", "3", "--block", "2", "--batch", "100", "--epochs", "1"));
		all.addAll(List.of(options));
		return TrainingBenchmark.run(new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8), all.toArray(String[]::new));
	}

	@ParameterizedTest
	@ValueSource(strings = { "torch", "dl4j" })
	void endsWithMessageWhenMemberDiverges(String engine) throws Exception {
		assertThat(run("--engine", engine, "--arch", "linear", "--learning-rate", "3e38")).isEqualTo(1);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).matches("Member \\d diverged in epoch .*\\R");
		assertThat(this.out.size()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "mlp", "resnet",
			"{\"type\": \"custom\", \"layers\": [{\"type\": \"convolution\", \"filters\": 4}]}" })
	void printsOneLineOfJson(String architecture) throws Exception {
		assertThat(run("--arch", architecture, "--learning-rate", "0.01")).isZero();
		String line = this.out.toString(StandardCharsets.UTF_8);
		assertThat(line.lines()).hasSize(1);
		assertThat(JsonMapper.builder().build().readTree(line).get("test_accuracy").doubleValue()).isBetween(0.0, 1.0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "linear", "mlp", "small-cnn", "mnist-net", "st-vgg", "small-st-vgg", "linear-st-vgg",
			"resnet" })
	void knowsEveryArchitectureOfTheZoo(String name) {
		Architecture architecture = BenchmarkArchitecture.of(name);
		assertThat(architecture.type()).isEqualTo(name);
	}

	@Test
	void coversAllArchitecturesButCustomLists() {
		long others = List.of(Architecture.class.getPermittedSubclasses())
			.stream()
			.filter((type) -> type != Custom.class)
			.count();
		assertThat(others).isEqualTo(8);
	}

	@Test
	void rejectsUnknownArchitecturesAndOptions() throws Exception {
		assertThat(run("--arch", "large-cnn")).isEqualTo(2);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Unknown architecture large-cnn", "small-cnn");
		assertThat(run("--rate", "1")).isEqualTo(2);
		assertThatIllegalArgumentException().isThrownBy(() -> BenchmarkArchitecture.of("{\"type\": \"none\"}"));
	}

}
