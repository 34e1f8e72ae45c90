package dev.tutti.dataset.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.content.Encoding;
import dev.tutti.dataset.upload.ParsedDataset;
import dev.tutti.dataset.upload.Understood;
import dev.tutti.web.Warning;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/** Stores uploaded datasets, each completely or not at all. */
@Service
public class DatasetUploads {

	private final Datasets datasets;

	private final UploadedDatasets store;

	DatasetUploads(Datasets datasets, UploadedDatasets store) {
		this.datasets = datasets;
		this.store = store;
	}

	/**
	 * Stores a dataset.
	 * @param maximum the value of a feature that is read as 1
	 * @param reader reads it; it is given a folder for temporary files
	 * @return how it was read, and whether it is new; the same again is not
	 * @throws DatasetNameTakenException when the name has other content
	 */
	public UploadResult add(DatasetDescription label, @Nullable Integer maximum, Reader reader) {
		try {
			Path work = this.store.newWorkFolder();
			try {
				ParsedDataset raw = reader.read(work);
				boolean isNew = publish(work, this.store.make(work, label, raw, Encoding.of(raw, maximum)));
				return new UploadResult(isNew, raw.understood(), raw.warnings());
			}
			finally {
				FileSystemUtils.deleteRecursively(work);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private synchronized boolean publish(Path work, StoredDataset made) throws IOException {
		Optional<Dataset> present = this.datasets.find(made.name());
		if (present.isPresent() && !present.get().sha256().equals(made.sha256())) {
			throw new DatasetNameTakenException(made.name(), this.store.isOfEarlierVersion(made.name()));
		}
		if (present.isEmpty() || !present.get().available()) {
			this.store.publish(work, made);
		}
		return present.isEmpty();
	}

	/**
	 * What became of an upload.
	 *
	 * @param isNew whether the dataset was not there before
	 * @param understood how the files were read
	 * @param warnings what the sender should know
	 */
	public record UploadResult(boolean isNew, Understood understood, List<Warning> warnings) {

	}

	/** Reads a dataset from its format. */
	public interface Reader {

		ParsedDataset read(Path work) throws IOException;

	}

}
