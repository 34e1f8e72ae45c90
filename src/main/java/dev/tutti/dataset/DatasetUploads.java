package dev.tutti.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/** Takes datasets in: whole, or not at all. */
@Service
class DatasetUploads {

	private final Datasets datasets;

	private final UploadedDatasets store;

	DatasetUploads(Datasets datasets, UploadedDatasets store) {
		this.datasets = datasets;
		this.store = store;
	}

	/**
	 * Takes a dataset.
	 * @param maximum the value of a feature that is read as 1
	 * @param reader reads it, with a folder for what it needs meanwhile
	 * @return whether it is new; the same again is not
	 * @throws DatasetNameTakenException when the name has other content
	 */
	boolean add(DatasetLabel label, @Nullable Integer maximum, Reader reader) {
		try {
			Path work = this.store.newWorkFolder();
			try {
				RawDataset raw = reader.read(work);
				return publish(work, this.store.make(work, label, raw, Encoding.of(raw, maximum)));
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
			throw new DatasetNameTakenException(made.name());
		}
		if (present.isEmpty() || !present.get().available()) {
			this.store.publish(work, made);
		}
		return present.isEmpty();
	}

	/** Reads a dataset from its format. */
	interface Reader {

		RawDataset read(Path work) throws IOException;

	}

}
