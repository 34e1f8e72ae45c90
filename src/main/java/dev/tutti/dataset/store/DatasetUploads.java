package dev.tutti.dataset.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.content.Encoding;
import dev.tutti.dataset.format.ParsedDataset;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/** Imports uploaded datasets atomically. */
@Service
public class DatasetUploads {

	private final Datasets datasets;

	private final UploadedDatasets store;

	DatasetUploads(Datasets datasets, UploadedDatasets store) {
		this.datasets = datasets;
		this.store = store;
	}

	/**
	 * Imports a dataset.
	 * @param maximum the value of a feature that is read as 1
	 * @param reader reads it, given a temporary work folder
	 * @return whether it is new; false if the same content is stored already
	 * @throws DatasetNameTakenException if the name has different content
	 */
	public boolean add(DatasetDescription label, @Nullable Integer maximum, Reader reader) {
		try {
			Path work = this.store.newWorkFolder();
			try {
				ParsedDataset raw = reader.read(work);
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
	public interface Reader {

		ParsedDataset read(Path work) throws IOException;

	}

}
