package dev.tutti.dataset.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import dev.tutti.array.NpyArray;
import dev.tutti.dataset.content.ExampleHashes;
import dev.tutti.file.AtomicFile;

/**
 * The hashes of a split's examples, which NumPy opens as bytes, {@code examples x 16}.
 * They follow from the features: where there are none, they are taken when they are asked
 * for.
 */
record HashesFile(Path path) {

	void write(ExampleHashes hashes) throws IOException {
		AtomicFile.write(this.path, (out) -> {
			out.write(NpyArray.header("|u1", hashes.size(), ExampleHashes.WIDTH));
			out.write(hashes.bytes());
		});
	}

	/** Reads them; a file of another size counts as none. */
	Optional<ExampleHashes> find(int examples) throws IOException {
		int header = NpyArray.header("|u1", examples, ExampleHashes.WIDTH).length;
		try (InputStream in = Files.newInputStream(this.path)) {
			byte[] bytes = in.readAllBytes();
			return (bytes.length == header + (long) examples * ExampleHashes.WIDTH)
					? Optional.of(new ExampleHashes(Arrays.copyOfRange(bytes, header, bytes.length)))
					: Optional.empty();
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

}
