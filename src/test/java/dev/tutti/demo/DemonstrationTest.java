package dev.tutti.demo;

import java.nio.file.Path;

import dev.tutti.Api;
import dev.tutti.TuttiApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DemonstrationTest {

	private static final String ANNOUNCEMENT = "/api/v1/ensembles/1/agreement?split=test";

	@Test
	void isAnnouncedOnlyWhereItIsMade(@TempDir Path home, CapturedOutput output) {
		start(home);
		assertThat(output).containsOnlyOnce(ANNOUNCEMENT);
		start(home);
		assertThat(output).containsOnlyOnce(ANNOUNCEMENT);
	}

	private static void start(Path home) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(TuttiApplication.class)
			.run("--server.port=0", "--tutti.home=" + home, "--tutti.demo=true", "--tutti.execution.slots=1")) {
			Api api = new Api(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			assertThat(api.get("/api/v1/ensembles").json().path("items").size()).isEqualTo(2);
		}
	}

}
