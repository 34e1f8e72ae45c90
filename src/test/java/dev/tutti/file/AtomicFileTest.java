package dev.tutti.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AtomicFileTest {

	@TempDir
	Path folder;

	@Test
	void createsFoldersAndReplacesFiles() throws IOException {
		Path file = this.folder.resolve("a/b/file");
		for (String content : new String[] { "the first", "2nd" }) {
			AtomicFile.write(file, (stream) -> stream.write(content.getBytes(StandardCharsets.UTF_8)));
			assertThat(file).hasContent(content);
		}
		assertThat(AtomicFile.part(file)).doesNotExist();
	}

	@Test
	void keepsTheOldContentWhereWritingFails() throws IOException {
		Path file = this.folder.resolve("file");
		Files.writeString(file, "old");
		assertThatThrownBy(() -> AtomicFile.write(file, (stream) -> {
			stream.write(1);
			throw new IOException("No space left on device");
		})).isInstanceOf(IOException.class);
		assertThat(file).hasContent("old");
		assertThat(AtomicFile.part(file)).doesNotExist();
	}

	@Test
	void publishesFolders() throws IOException {
		Path made = Files.createDirectory(this.folder.resolve("work"));
		Files.writeString(made.resolve("file"), "content");
		AtomicFile.publish(made, this.folder.resolve("x/target"));
		assertThat(made).doesNotExist();
		assertThat(this.folder.resolve("x/target/file")).hasContent("content");
	}

}
