package dev.tutti.dataset.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import dev.tutti.array.MalformedFileException;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.InvalidDatasetException;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.Content;
import dev.tutti.dataset.content.DatasetSource;
import dev.tutti.dataset.content.ExampleHashes;
import dev.tutti.dataset.content.StoredExamples;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A dataset that was uploaded; its content is checked whenever it is loaded. */
final class UploadedDataset implements DatasetSource {

	private static final Logger logger = LoggerFactory.getLogger(UploadedDataset.class);

	private final StoredDataset stored;

	private final ContentFiles content;

	UploadedDataset(StoredDataset stored, ContentFiles content) {
		this.stored = stored;
		this.content = content;
	}

	/** Whether it was stored before splits without labels, and keys, were known. */
	boolean isOfEarlierVersion() {
		return this.stored.unlabelled() == null;
	}

	@Override
	public String name() {
		return this.stored.name();
	}

	@Override
	public Dataset describe() {
		return this.stored.toDataset(Files.isDirectory(this.content.folder()));
	}

	@Override
	public Map<Split, Examples> load() {
		try {
			Map<Split, StoredExamples> splits = this.content.read(this.stored);
			Map<Split, Keys> keys = new TreeMap<>();
			this.stored.splits().keySet().forEach((split) -> keys.put(split, loadKeys(split)));
			String found = Content.sha256(this.stored.classes(), splits, keys);
			if (!found.equals(this.stored.sha256())) {
				throw unavailable(
						"the SHA-256 of its content should be %s and is %s".formatted(this.stored.sha256(), found));
			}
			return Map.copyOf(splits);
		}
		catch (IOException | MalformedFileException ex) {
			throw unavailable(String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public Optional<int[]> loadLabels(Split split) {
		if (!this.stored.hasLabels(split)) {
			return Optional.empty();
		}
		try {
			int[] labels = this.content.readLabels(split, Objects.requireNonNull(this.stored.splits().get(split)));
			int classes = this.stored.classes().size();
			for (int label : labels) {
				if (label < 0 || label >= classes) {
					throw unavailable("it has the label %d, and labels are 0 to %d".formatted(label, classes - 1));
				}
			}
			return Optional.of(labels);
		}
		catch (IOException | MalformedFileException ex) {
			throw unavailable(String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public Keys loadKeys(Split split) {
		try {
			return this.content.readKeys(split, Objects.requireNonNull(this.stored.splits().get(split)));
		}
		catch (IOException | MalformedFileException | InvalidDatasetException ex) {
			throw unavailable(String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public Optional<ExampleHashes> findHashes(Split split) {
		try {
			return this.content.hashesFile(split).find(Objects.requireNonNull(this.stored.splits().get(split)));
		}
		catch (IOException ex) {
			throw unavailable(String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public void keepHashes(Split split, ExampleHashes hashes) {
		try {
			this.content.hashesFile(split).write(hashes);
		}
		catch (IOException ex) {
			logger.warn("The hashes of the examples of '{}' cannot be kept and will be taken again", name(), ex);
		}
	}

	private DatasetUnavailableException unavailable(String reason) {
		return new DatasetUnavailableException(
				"The uploaded dataset '%s' is damaged: %s. Delete %s and upload it again.".formatted(this.stored.name(),
						reason, this.content.folder()));
	}

}
