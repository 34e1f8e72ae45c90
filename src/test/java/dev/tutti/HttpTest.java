package dev.tutti;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the whole service, with one home for all tests that extend this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class HttpTest {

	private static final Path HOME = newHome();

	@LocalServerPort
	int port;

	@Autowired
	private Scheduler scheduler;

	protected Api api;

	@DynamicPropertySource
	static void home(DynamicPropertyRegistry properties) {
		properties.add("tutti.home", HOME::toString);
	}

	@BeforeEach
	void connect() {
		this.api = new Api(this.port);
	}

	/**
	 * Runs a test while no worker takes a task: an ensemble that is submitted meanwhile
	 * stays QUEUED, however fast the machine is and however many slots it has.
	 */
	protected void withPausedScheduler(Runnable test) {
		this.scheduler.pause();
		try {
			test.run();
		}
		finally {
			this.scheduler.resume();
		}
	}

	private static Path newHome() {
		try {
			return Files.createTempDirectory("tutti");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
