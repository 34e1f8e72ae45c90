package dev.tutti.dataset.builtin;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tutti.dataset.DatasetUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DownloadTest {

	private static final byte[] CONTENT = new byte[300_000];

	private static final int LIMIT = 1 << 20;

	/** Written by the server's thread. */
	private final List<String> ranges = new CopyOnWriteArrayList<>();

	/** Long enough for a server on a busy machine. */
	private final Download download = new Download(Duration.ofMinutes(10));

	@TempDir
	Path folder;

	private Path file;

	private Path part;

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		new Random(1).nextBytes(CONTENT);
		this.file = this.folder.resolve("new/file.gz");
		this.part = this.folder.resolve("new/file.gz.part");
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void storesCompleteFile() {
		serve((exchange) -> respond(exchange, 200, CONTENT, CONTENT.length));
		fetch();
		assertThat(this.file).hasBinaryContent(CONTENT);
		assertThat(this.part).doesNotExist();
	}

	@Test
	void resumesInterruptedDownload() {
		serve((exchange) -> respond(exchange, 200, Arrays.copyOf(CONTENT, 123_456), CONTENT.length));
		assertUnavailable("could not be downloaded");
		assertThat(this.part).exists();
		long have = this.part.toFile().length();
		assertThat(have).isPositive();
		serve((exchange) -> {
			exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%<d".formatted(have, CONTENT.length - 1));
			byte[] rest = Arrays.copyOfRange(CONTENT, (int) have, CONTENT.length);
			respond(exchange, 206, rest, rest.length);
		});
		fetch();
		assertThat(this.ranges).containsExactly(null, "bytes=" + have + "-");
		assertThat(this.file).hasBinaryContent(CONTENT);
		assertThat(this.part).doesNotExist();
	}

	@Test
	void startsOverWhenServerIgnoresRange() throws IOException {
		writePart(Arrays.copyOf(CONTENT, 1000));
		serve((exchange) -> respond(exchange, 200, CONTENT, CONTENT.length));
		fetch();
		assertThat(this.file).hasBinaryContent(CONTENT);
	}

	@Test
	void acceptsPartThatIsAlreadyComplete() throws IOException {
		writePart(CONTENT);
		serve((exchange) -> respond(exchange, 416, new byte[0], -1));
		fetch();
		assertThat(this.file).hasBinaryContent(CONTENT);
	}

	@Test
	void deletesPartThatIsTooLong() throws IOException {
		writePart(Arrays.copyOf(CONTENT, CONTENT.length + 1));
		serve((exchange) -> respond(exchange, 416, new byte[0], -1));
		assertUnavailable("not what was asked for");
		assertThat(this.part).doesNotExist();
	}

	@Test
	void rejectsUnrequestedRange() throws IOException {
		writePart(Arrays.copyOf(CONTENT, 1000));
		serve((exchange) -> {
			exchange.getResponseHeaders().set("Content-Range", "bytes 0-299999/300000");
			respond(exchange, 206, CONTENT, CONTENT.length);
		});
		assertUnavailable("the server returned the range bytes 0-299999/300000");
		assertThat(this.part).hasBinaryContent(Arrays.copyOf(CONTENT, 1000));
	}

	@Test
	void deletesFileThatFailsCheck() {
		serve((exchange) -> respond(exchange, 200, new byte[CONTENT.length], CONTENT.length));
		assertUnavailable("not what was asked for");
		assertThat(this.part).doesNotExist();
	}

	@Test
	void deletesFileAboveSizeLimit() {
		serve((exchange) -> respond(exchange, 200, new byte[LIMIT + 1], 0));
		assertUnavailable("it is larger than " + LIMIT + " bytes");
		assertThat(this.part).doesNotExist();
	}

	@Test
	void reportsErrorStatusOfServer() {
		serve((exchange) -> respond(exchange, 404, "no such file".getBytes(), 12));
		assertUnavailable("the server returned status 404");
		assertThat(this.part).doesNotExist();
	}

	@Test
	void timesOutOnStalledServerAndKeepsPart() {
		serve((exchange) -> {
			exchange.sendResponseHeaders(200, CONTENT.length);
			exchange.getResponseBody().write(CONTENT, 0, 1000);
			exchange.getResponseBody().flush();
			// the body stays open
		});
		// a busy server may not even send the first bytes in time: wait longer then
		for (int seconds = 1; this.part.toFile().length() == 0; seconds *= 2) {
			Download impatient = new Download(Duration.ofSeconds(seconds));
			assertThatExceptionOfType(DatasetUnavailableException.class)
				.isThrownBy(() -> impatient.fetch(address(), this.file, LIMIT, DownloadTest::check))
				.withMessageContaining("timed out");
			assertThat(this.file).doesNotExist();
		}
		assertThat(this.part).hasBinaryContent(Arrays.copyOf(CONTENT, 1000));
	}

	@Test
	void explainsUnreachableServer() {
		URI address = address();
		this.server.stop(0);
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(() -> this.download.fetch(address, this.file, LIMIT, DownloadTest::check))
			.withMessageContaining("could not be downloaded to " + this.file.getParent())
			.withMessageContaining("put the file into that folder");
		assertThat(this.file).doesNotExist();
	}

	@Test
	void explainsUnknownHost() {
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(() -> this.download.fetch(URI.create("http://nowhere.invalid/file.gz"), this.file, LIMIT,
					DownloadTest::check))
			.withMessageContaining("unknown host");
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a device that is always full")
	void explainsFullDisk() throws IOException {
		Files.createDirectories(this.part.getParent());
		Files.createSymbolicLink(this.part, Path.of("/dev/full"));
		serve((exchange) -> respond(exchange, 200, CONTENT, CONTENT.length));
		assertUnavailable("No space left on device");
	}

	private void fetch() {
		this.download.fetch(address(), this.file, LIMIT, DownloadTest::check);
	}

	private void assertUnavailable(String detail) {
		assertThatExceptionOfType(DatasetUnavailableException.class).isThrownBy(this::fetch)
			.withMessageContaining(detail);
		assertThat(this.file).doesNotExist();
	}

	private static void check(byte[] content) {
		if (!Arrays.equals(content, CONTENT)) {
			throw new DatasetUnavailableException("not what was asked for");
		}
	}

	private void writePart(byte[] content) throws IOException {
		Files.createDirectories(this.part.getParent());
		Files.write(this.part, content);
	}

	private URI address() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + "/file.gz");
	}

	private void serve(HttpHandler handler) {
		Consumer<HttpExchange> remember = (exchange) -> this.ranges.add(exchange.getRequestHeaders().getFirst("Range"));
		if (!this.ranges.isEmpty()) {
			this.server.removeContext("/");
		}
		this.server.createContext("/", (exchange) -> {
			remember.accept(exchange);
			handler.handle(exchange);
		});
	}

	/** Announces a length and may send less: the connection is cut off then. */
	private static void respond(HttpExchange exchange, int status, byte[] body, long announced) throws IOException {
		exchange.sendResponseHeaders(status, announced);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body);
		}
	}

}
