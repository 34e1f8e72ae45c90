package dev.tutti.dataset.store;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.TextKeys;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of a split, a JSON string a line. There is no file where the keys are the
 * positions.
 */
record KeysFile(Path path) {

	/** Writes the keys and flushes them to disk. */
	void write(Keys keys) throws IOException {
		if (keys.arePositions()) {
			return;
		}
		JsonMapper json = JsonMapper.shared();
		try (FileChannel channel = FileChannel.open(this.path, StandardOpenOption.CREATE_NEW,
				StandardOpenOption.WRITE)) {
			OutputStream out = Channels.newOutputStream(channel);
			BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
			for (int index = 0; index < keys.size(); index++) {
				writer.write(json.writeValueAsString(keys.get(index)));
				writer.write('\n');
			}
			writer.flush();
			channel.force(true);
		}
	}

	/**
	 * Reads the keys.
	 * @param examples how many there are
	 */
	Keys read(int examples) throws IOException {
		if (!Files.exists(this.path)) {
			return Keys.positions(examples);
		}
		JsonMapper json = JsonMapper.shared();
		TextKeys.Builder keys = TextKeys.builder();
		try (BufferedReader reader = Files.newBufferedReader(this.path)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				keys.add(json.readValue(line, String.class));
			}
		}
		catch (JacksonException ex) {
			throw new MalformedFileException("%s is damaged at line %d.".formatted(this.path, keys.size() + 1));
		}
		if (keys.size() != examples) {
			throw new MalformedFileException(
					"%s has %d keys of %d examples.".formatted(this.path, keys.size(), examples));
		}
		return keys.build();
	}

}
