package dev.tutti.dataset.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetProperties;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.builtin.Digits;
import dev.tutti.dataset.format.FormatDetector;
import dev.tutti.dataset.upload.UploadOptions;
import dev.tutti.dataset.upload.UploadedFile;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A catalogue of the digits and of what is uploaded into a folder. */
public class UploadFixture {

	static final UploadOptions PLAIN = UploadOptions.NONE.withTestShare(0.25);

	static final DataSize LARGEST = DataSize.ofKilobytes(100);

	public final DatasetProperties properties;

	final UploadedDatasets store;

	public final Catalogue catalogue;

	public final DatasetUploads uploads;

	private final Path folder;

	public UploadFixture(Path folder) {
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
		this.uploads.add(DatasetDescription.of(name, null, null), maximum,
				(work) -> FormatDetector.read(write(files, work), options, work));
		return this.catalogue.get(name);
	}

	/** Uploads what cannot be taken: nothing may be left of it. */
	void assertRejected(Class<? extends RuntimeException> type, String detail, UploadOptions options,
			Map<String, byte[]> files) throws IOException {
		assertThatExceptionOfType(type).isThrownBy(() -> add("refused", options, files)).withMessageContaining(detail);
		assertThat(this.catalogue.find("refused")).isEmpty();
		assertThat(files()).isEmpty();
	}

	/** Every file in the folder. */
	public List<Path> files() throws IOException {
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
