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
 * Shows ND4J one of its backends where both are on the class path. Left alone it takes
 * CUDA's wherever there is a GPU, and dies in its first operation on those that it has no
 * code for.
 */
final class BackendLoader extends ClassLoader {

	/** What the backend of processors registers. */
	static final String PROCESSOR = "org.nd4j.linalg.cpu.";

	/** What that of CUDA does. */
	static final String CUDA = "org.nd4j.linalg.jcublas.";

	private static final String SERVICES = "META-INF/services/org.nd4j.";

	private final String hidden;

	/**
	 * @param hidden how the names of the services begin that are not seen
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
