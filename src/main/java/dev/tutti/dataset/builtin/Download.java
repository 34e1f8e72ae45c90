package dev.tutti.dataset.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;

import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.file.AtomicFile;
import dev.tutti.web.ProblemException;

/**
 * Downloads a file: into a {@code .part} beside it, which a later try continues (Range,
 * RFC 9110), and which becomes the file only once it was checked.
 */
class Download {

	private static final int RANGE_NOT_SATISFIABLE = 416;

	private final int patienceMillis;

	/**
	 * Downloads.
	 * @param patience how long to wait for a connection, and for the next bytes: a
	 * stalled server must not hold a task forever, which {@code java.net.http.HttpClient}
	 * cannot be asked for once a body has begun
	 */
	Download(Duration patience) {
		this.patienceMillis = Math.toIntExact(patience.toMillis());
	}

	/**
	 * Fetches a file.
	 * @param check throws when the content is not what it should be
	 * @param mostBytes where to give up
	 * @throws DatasetUnavailableException when it cannot be downloaded completely; the
	 * part that was is kept for the next try
	 */
	void fetch(URI address, Path file, long mostBytes, Consumer<byte[]> check) {
		Path part = AtomicFile.part(file);
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			receive(address, part, mostBytes);
			check(part, check);
			AtomicFile.publish(part, file);
		}
		catch (IOException ex) {
			throw new DatasetUnavailableException(
					"%s could not be downloaded to %s (%s). Retry when the address is reachable and the disk has free space, or put the file into that folder."
						.formatted(address, file.toAbsolutePath().getParent(), reason(ex)));
		}
	}

	private void receive(URI address, Path part, long mostBytes) throws IOException {
		long have = Files.exists(part) ? Files.size(part) : 0;
		HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
		connection.setConnectTimeout(this.patienceMillis);
		connection.setReadTimeout(this.patienceMillis);
		if (have > 0) {
			connection.setRequestProperty("Range", "bytes=" + have + "-");
		}
		try {
			int status = connection.getResponseCode();
			switch (status) {
				case HttpURLConnection.HTTP_OK -> write(connection, part, 0, mostBytes);
				case HttpURLConnection.HTTP_PARTIAL -> {
					String range = String.valueOf(connection.getHeaderField("Content-Range"));
					if (!range.startsWith("bytes " + have + "-")) {
						throw new IOException("the server returned the range " + range);
					}
					write(connection, part, have, mostBytes);
				}
				case RANGE_NOT_SATISFIABLE -> {
					// the part is complete: the check follows
				}
				default -> throw new IOException("the server returned status " + status);
			}
		}
		finally {
			connection.disconnect();
		}
	}

	private static void write(HttpURLConnection connection, Path part, long have, long mostBytes) throws IOException {
		long announced = connection.getContentLengthLong();
		long written = 0;
		byte[] buffer = new byte[1 << 16];
		try (InputStream body = connection.getInputStream();
				OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
						(have > 0) ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
			for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
				written += read;
				if (have + written > mostBytes) {
					Files.delete(part);
					throw new IOException("it is larger than " + mostBytes + " bytes");
				}
				out.write(buffer, 0, read);
				if (Thread.currentThread().isInterrupted()) {
					throw new InterruptedIOException("it was interrupted");
				}
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
		catch (ProblemException ex) {
			// the part is useless: the next try starts from the beginning
			Files.delete(part);
			throw ex;
		}
	}

	private static String reason(IOException ex) {
		if (ex instanceof UnknownHostException) {
			return "unknown host";
		}
		return (ex.getMessage() != null) ? ex.getMessage() : "the server cannot be reached";
	}

}
