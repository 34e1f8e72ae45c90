package dev.tutti.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Downloads a file: into a {@code .part} beside it, which a later try goes on with
 * (Range, RFC 9110), and which becomes the file only once it was checked.
 */
class Download {

	private static final Duration CONNECT = Duration.ofSeconds(10);

	private static final Duration ANSWER = Duration.ofSeconds(60);

	private static final int PARTIAL_CONTENT = 206;

	private static final int RANGE_NOT_SATISFIABLE = 416;

	private final HttpClient client = HttpClient.newBuilder()
		.connectTimeout(CONNECT)
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	/**
	 * Fetches a file.
	 * @param check throws when the content is not what it should be
	 * @param mostBytes where to give up
	 * @throws DatasetUnavailableException when it cannot be had whole, or is not what it
	 * should be
	 */
	void fetch(URI address, Path file, int mostBytes, Consumer<byte[]> check) {
		Path part = file.resolveSibling(file.getFileName() + ".part");
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			receive(address, part, mostBytes);
			check(part, check);
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new DatasetUnavailableException(
					"%s could not be downloaded to %s (%s). Try again when the address can be reached and the disk has room, or put the file into that folder."
						.formatted(address, file.toAbsolutePath().getParent(), reason(ex)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DatasetUnavailableException("The download of " + address + " was interrupted. Try again.");
		}
	}

	private void receive(URI address, Path part, int mostBytes) throws IOException, InterruptedException {
		long have = Files.exists(part) ? Files.size(part) : 0;
		HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWER);
		if (have > 0) {
			request.header("Range", "bytes=" + have + "-");
		}
		HttpResponse<InputStream> response = this.client.send(request.build(),
				HttpResponse.BodyHandlers.ofInputStream());
		try (InputStream body = response.body()) {
			switch (response.statusCode()) {
				case 200 -> write(body, part, mostBytes, response, StandardOpenOption.TRUNCATE_EXISTING);
				case PARTIAL_CONTENT -> write(body, part, mostBytes - have, response, StandardOpenOption.APPEND);
				case RANGE_NOT_SATISFIABLE -> {
					// all of it is there already, which the check will tell
				}
				default -> throw new IOException("the server answered " + response.statusCode());
			}
		}
	}

	private static void write(InputStream body, Path part, long mostBytes, HttpResponse<?> response,
			StandardOpenOption how) throws IOException {
		long announced = response.headers().firstValueAsLong("Content-Length").orElse(-1);
		long written = 0;
		byte[] buffer = new byte[1 << 16];
		try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
			for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
				written += read;
				if (written > mostBytes) {
					throw new IOException("it is larger than " + mostBytes + " bytes");
				}
				out.write(buffer, 0, read);
			}
		}
		if (announced >= 0 && written != announced) {
			throw new IOException("the connection ended after " + written + " of " + announced + " bytes");
		}
	}

	private static void check(Path part, Consumer<byte[]> check) throws IOException {
		try {
			check.accept(Files.readAllBytes(part));
		}
		catch (DatasetUnavailableException ex) {
			// nothing to go on with: the next try begins anew
			Files.delete(part);
			throw ex;
		}
	}

	private static String reason(IOException ex) {
		return (ex.getMessage() != null) ? ex.getMessage() : "the server cannot be reached";
	}

}
