package dev.tutti.dataset;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A catalogue of the digits and of what is uploaded into a folder. */
class UploadFixture {

	static final UploadOptions PLAIN = new UploadOptions(null, null, null, null, 0.25);

	static final DataSize LARGEST = DataSize.ofKilobytes(100);

	final DatasetProperties properties;

	final UploadedDatasets store;

	final Catalogue catalogue;

	final DatasetUploads uploads;

	private final Path folder;

	UploadFixture(Path folder) {
		this.folder = folder;
		this.properties = new DatasetProperties(folder, false, null, URI.create("http://localhost/"), LARGEST);
		this.store = new UploadedDatasets(this.properties, JsonMapper.builder().build(), Clock.systemUTC());
		this.catalogue = new Catalogue(List.of(new Digits()), this.store);
		this.uploads = new DatasetUploads(this.catalogue, this.store);
	}

	/** Uploads files and returns what is in the catalogue then. */
	Dataset add(String name, UploadOptions options, Map<String, byte[]> files) {
		return add(name, null, options, files);
	}

	Dataset add(String name, Integer maximum, UploadOptions options, Map<String, byte[]> files) {
		this.uploads.add(DatasetLabel.of(name, null, null), maximum,
				(work) -> UploadReader.read(write(files, work), options, work));
		return this.catalogue.get(name);
	}

	/** Uploads what cannot be taken: nothing may be left of it. */
	void refuses(Class<? extends RuntimeException> type, String detail, UploadOptions options,
			Map<String, byte[]> files) throws IOException {
		assertThatExceptionOfType(type).isThrownBy(() -> add("refused", options, files)).withMessageContaining(detail);
		assertThat(this.catalogue.find("refused")).isEmpty();
		assertThat(files()).isEmpty();
	}

	/** Every file in the folder. */
	List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.folder)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	List<float[]> features(String name, Split split) {
		Examples examples = this.catalogue.examples(name, split);
		List<float[]> features = new ArrayList<>();
		for (int i = 0; i < examples.size(); i++) {
			features.add(new float[examples.shape().size()]);
			examples.read(i, features.get(i), 0);
		}
		return features;
	}

	int[] labels(String name, Split split) {
		return this.catalogue.examples(name, split).labels();
	}

	private List<UploadedFile> write(Map<String, byte[]> files, Path work) throws IOException {
		List<UploadedFile> written = new ArrayList<>();
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			Path path = work.resolve("file" + written.size());
			Files.write(path, file.getValue());
			written.add(new UploadedFile(file.getKey(), path, LARGEST.toBytes()));
		}
		return written;
	}

}
