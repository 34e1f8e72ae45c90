package dev.tutti.dataset.duplicate;

import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.ExampleHashes;
import dev.tutti.dataset.store.StoredHashes;

import org.springframework.stereotype.Component;

/** Finds examples of equal content within a dataset, in all its splits. */
@Component
public class Duplicates {

	private final Datasets datasets;

	private final StoredHashes hashes;

	/** By SHA-256; kept until memory is short. */
	private final Cache<String, DuplicateGroups> cache = Caffeine.newBuilder().softValues().build();

	Duplicates(Datasets datasets, StoredHashes hashes) {
		this.datasets = datasets;
		this.hashes = hashes;
	}

	/**
	 * The groups of equal examples.
	 * @throws dev.tutti.dataset.UnknownDatasetException if no dataset has this name
	 * @throws NoFeaturesException if it has labels only
	 * @throws dev.tutti.dataset.DatasetUnavailableException if it cannot be loaded
	 */
	public DuplicateGroups get(String name) {
		Dataset dataset = this.datasets.get(name);
		if (!dataset.hasFeatures()) {
			throw new NoFeaturesException(name);
		}
		return this.cache.get(dataset.sha256(), (sha256) -> read(dataset));
	}

	private DuplicateGroups read(Dataset dataset) {
		List<Split> splits = dataset.splits();
		List<ExampleHashes> all = splits.stream().map((split) -> this.hashes.get(dataset.name(), split)).toList();
		List<int[]> labels = splits.stream()
			.map((split) -> this.datasets.findLabels(dataset.name(), split).orElse(new int[0]))
			.toList();
		return new DuplicateGroups(splits, all.stream().mapToInt(ExampleHashes::size).toArray(), EqualExamples.of(all),
				labels);
	}

}
