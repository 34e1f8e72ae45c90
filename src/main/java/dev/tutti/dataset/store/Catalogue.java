package dev.tutti.dataset.store;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Keys;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownDatasetException;
import dev.tutti.dataset.content.DatasetSource;

import org.springframework.stereotype.Service;

/**
 * Every source once, the uploaded ones as they come. Loaded examples stay in memory while
 * they are used, and after that until memory is short. Labels are loaded without the
 * features, and stay.
 */
@Service
class Catalogue implements Datasets {

	/** 64 MiB. */
	private static final int MOST_LABELS = 1 << 24;

	private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();

	private final UploadedDatasets uploaded;

	private final Cache<SplitOf, int[]> labels = Caffeine.newBuilder()
		.maximumWeight(MOST_LABELS)
		.weigher((SplitOf of, int[] labels) -> labels.length)
		.build();

	/** Kept as long as somebody uses them, and after that until memory is short. */
	private final Cache<SplitOf, Keys> keys = Caffeine.newBuilder().softValues().build();

	Catalogue(List<DatasetSource> sources, UploadedDatasets uploaded) {
		this.uploaded = uploaded;
		sources.forEach(this::add);
	}

	@Override
	public List<Dataset> list() {
		this.uploaded.list().forEach(this::add);
		return this.entries.values().stream().map((entry) -> entry.source.describe()).toList();
	}

	@Override
	public Optional<Dataset> find(String name) {
		return findEntry(name).map((entry) -> entry.source.describe());
	}

	@Override
	public Dataset get(String name) {
		return find(name).orElseThrow(() -> new UnknownDatasetException(name));
	}

	@Override
	public Examples examples(String name, Split split) {
		return entry(name).examples(split);
	}

	@Override
	public Optional<int[]> findLabels(String name, Split split) {
		DatasetSource source = source(name);
		source.describe().check(split);
		return Optional
			.ofNullable(this.labels.get(new SplitOf(name, split), (of) -> source.loadLabels(split).orElse(null)));
	}

	@Override
	public Keys keys(String name, Split split) {
		DatasetSource source = source(name);
		source.describe().check(split);
		return this.keys.get(new SplitOf(name, split), (of) -> source.loadKeys(split));
	}

	/**
	 * Where a dataset comes from.
	 * @throws UnknownDatasetException if no dataset has this name
	 */
	DatasetSource source(String name) {
		return entry(name).source;
	}

	private Entry entry(String name) {
		return findEntry(name).orElseThrow(() -> new UnknownDatasetException(name));
	}

	private Optional<Entry> findEntry(String name) {
		Entry entry = this.entries.get(name);
		return (entry != null) ? Optional.of(entry) : this.uploaded.find(name).map(this::add);
	}

	private Entry add(DatasetSource source) {
		return this.entries.computeIfAbsent(source.name(), (name) -> new Entry(source));
	}

	private record SplitOf(String dataset, Split split) {

	}

	private static final class Entry {

		private final DatasetSource source;

		private final Map<Split, SoftReference<Examples>> loaded = new TreeMap<>();

		Entry(DatasetSource source) {
			this.source = source;
		}

		/** Concurrent callers wait for one load; a failed load is not cached. */
		synchronized Examples examples(Split split) {
			SoftReference<Examples> reference = this.loaded.get(split);
			Examples present = (reference != null) ? reference.get() : null;
			return (present != null) ? present : load(split);
		}

		private Examples load(Split split) {
			this.source.describe().check(split);
			Map<Split, Examples> splits = this.source.load();
			splits.forEach((each, examples) -> this.loaded.put(each, new SoftReference<>(examples)));
			Examples examples = splits.get(split);
			if (examples == null) {
				throw new DatasetUnavailableException(
						"The %s split of '%s' is missing.".formatted(split.name(), this.source.name()));
			}
			return examples;
		}

	}

}
