package dev.tutti.execution;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import dev.tutti.Api;
import dev.tutti.TuttiApplication;
import dev.tutti.device.Devices;
import dev.tutti.device.TestDevices;
import dev.tutti.training.TrainingEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole service on a machine with simulated GPUs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MultiGpuTest {

	private static final String ENSEMBLE = """
			{"dataset": "digits", "members": 8, "engine": "%s", "architecture": {"type": "mlp", "hidden": [16]},
			 "training": {"epochs": 3}, "evaluation": {"early": [0.25, 0.5]}}""";

	private ConfigurableApplicationContext context;

	private Api api;

	@BeforeAll
	void start(@TempDir Path home) {
		this.context = new SpringApplicationBuilder(TuttiApplication.class)
			.initializers((context) -> registerTestBeans((GenericApplicationContext) context))
			.run("--server.port=0", "--tutti.home=" + home, "--tutti.execution.snapshot-interval=0s");
		this.api = new Api(this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	@AfterAll
	void stop() {
		this.context.close();
	}

	private static void registerTestBeans(GenericApplicationContext context) {
		Devices devices = TestDevices.of(TestDevices.cuda(0, "A GPU", 8000, "9.0"),
				TestDevices.cuda(1, "A GPU", 8000, "9.0"), TestDevices.cuda(2, "An older GPU", 16000, "8.0"));
		context.registerBean("someDevices", Devices.class, () -> devices, (bean) -> bean.setPrimary(true));
		for (String name : List.of("cramped", "tiny")) {
			context.registerBean(name, TrainingEngine.class, () -> new LimitedMemoryEngine(name,
					name.equals("tiny") ? 0 : 1, context.getBean("torchEngine", TrainingEngine.class)));
		}
		context.registerBean("paired", TrainingEngine.class,
				() -> new LimitedMemoryEngine("paired", 4, context.getBean("torchEngine", TrainingEngine.class), 2));
	}

	@Test
	void halvesBlocksThatExceedDeviceMemoryWithoutChangingHistories() {
		long roomy = this.api.submit(ENSEMBLE.formatted("torch"));
		long cramped = this.api.submit(ENSEMBLE.formatted("cramped"));
		JsonNode ended = this.api.awaitEnd(cramped);
		assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
		assertThat(ended.path("memberProgress").valueStream()).hasSize(8)
			.allSatisfy((member) -> assertThat(member.path("trained").asInt()).isEqualTo(3 * 1437));
		LimitedMemoryEngine engine = this.context.getBean("cramped", LimitedMemoryEngine.class);
		assertThat(engine.refused).contains(4, 2).doesNotContain(1);
		this.api.awaitEnd(roomy);
		assertThat(histories(cramped)).isEqualTo(histories(roomy));
	}

	@Test
	void trainsOneBlockPerNewestGpuAndRecordsEngineVersion() {
		JsonNode ended = this.api.awaitEnd(this.api.submit(ENSEMBLE.formatted("paired")));
		LimitedMemoryEngine engine = this.context.getBean("paired", LimitedMemoryEngine.class);
		assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
		assertThat(engine.used).containsExactlyInAnyOrder("cuda:0", "cuda:1");
		assertThat(engine.usedTwice).isEmpty();
		assertThat(ended.path("engineVersion").asString()).isEqualTo("paired 1.0, cuda A GPU");
	}

	@Test
	void failsEnsembleWhenSingleMemberExceedsDeviceMemory() {
		JsonNode ended = this.api.awaitEnd(this.api.submit(ENSEMBLE.formatted("tiny")));
		assertThat(ended.path("state").asString()).isEqualTo("FAILED");
		assertThat(ended.path("error").asString()).contains("single member", "A GPU, 8.4 GB", "smaller batchSize");
	}

	@Test
	void listsEnginesWithSupportedDevicesAndUnsupportedReasons() {
		JsonNode engines = this.api.get("/api/v1/engines").json();
		assertThat(engines.valueStream().map((engine) -> engine.path("name").asString())).startsWith("torch", "dl4j");
		for (JsonNode engine : engines) {
			assertThat(engine.path("version").asString()).isNotBlank();
			assertThat(engine.path("devices").valueStream().map((device) -> device.path("name").asString()))
				.containsExactly("cpu", "cuda:0", "cuda:1", "cuda:2");
		}
		JsonNode processor = engines.path(0).path("devices").path(0);
		assertThat(processor.path("runs").asBoolean()).isTrue();
		assertThat(processor.has("reason")).isFalse();
		assertThat(processor.has("computeCapability")).isFalse();
		assertThat(processor.path("memory").asLong()).isEqualTo(TestDevices.PROCESSOR.memory());
		JsonNode gpu = engines.path(1).path("devices").path(1);
		assertThat(gpu.path("runs").asBoolean()).isFalse();
		assertThat(gpu.path("description").asString()).isEqualTo("A GPU");
		assertThat(gpu.path("computeCapability").asString()).isEqualTo("9.0");
		assertThat(gpu.path("reason").asString()).contains("9.0 (Hopper)", "use the engine torch");
	}

	private List<String> histories(long id) {
		return IntStream.range(0, 60)
			.mapToObj((index) -> this.api.get("/api/v1/ensembles/" + id + "/examples/test/" + index)
				.json()
				.path("predictions")
				.toString())
			.toList();
	}

}
