package dev.tutti.training.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Hides one of ND4J's backends if both are on the class path. Otherwise ND4J selects
 * CUDA's on any machine with a GPU and crashes in its first operation on GPUs it has no
 * code for.
 */
final class BackendLoader extends ClassLoader {

	/** Prefix of the services that the CPU backend registers. */
	static final String CPU = "org.nd4j.linalg.cpu.";

	/** Prefix of the services that the CUDA backend registers. */
	static final String CUDA = "org.nd4j.linalg.jcublas.";

	private static final String SERVICES = "META-INF/services/org.nd4j.";

	private final String hidden;

	/**
	 * @param hidden the name prefix of hidden services
	 */
	BackendLoader(ClassLoader parent, String hidden) {
		super(parent);
		this.hidden = hidden;
	}

	@Override
	public Enumeration<URL> getResources(String name) throws IOException {
		Enumeration<URL> all = super.getResources(name);
		if (!name.startsWith(SERVICES)) {
			return all;
		}
		List<URL> shown = Collections.list(all).stream().filter((url) -> !isHidden(url)).toList();
		return Collections.enumeration(shown);
	}

	private boolean isHidden(URL services) {
		try (InputStream stream = services.openStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
				.anyMatch((line) -> line.startsWith(this.hidden));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
