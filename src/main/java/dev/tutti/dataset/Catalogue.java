package dev.tutti.dataset;

import java.lang.ref.SoftReference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.stereotype.Service;

/**
 * Every source once. What was loaded stays while somebody uses it, and after that until
 * memory is short.
 */
@Service
class Catalogue implements Datasets {

	private final Map<String, Entry> entries = new TreeMap<>();

	Catalogue(List<DatasetSource> sources) {
		sources.forEach((source) -> this.entries.put(source.name(), new Entry(source)));
	}

	@Override
	public List<Dataset> list() {
		return this.entries.values().stream().map((entry) -> entry.source.describe()).toList();
	}

	@Override
	public Optional<Dataset> find(String name) {
		return Optional.ofNullable(this.entries.get(name)).map((entry) -> entry.source.describe());
	}

	@Override
	public Dataset get(String name) {
		return find(name).orElseThrow(() -> new UnknownDatasetException(name));
	}

	@Override
	public Examples examples(String name, Split split) {
		Entry entry = this.entries.get(name);
		if (entry == null) {
			throw new UnknownDatasetException(name);
		}
		return entry.examples(split);
	}

	private static final class Entry {

		private final DatasetSource source;

		private final Map<Split, SoftReference<Examples>> loaded = new EnumMap<>(Split.class);

		Entry(DatasetSource source) {
			this.source = source;
		}

		/** Callers wait for the one that loads; a failure leaves nothing behind. */
		synchronized Examples examples(Split split) {
			SoftReference<Examples> reference = this.loaded.get(split);
			Examples present = (reference != null) ? reference.get() : null;
			return (present != null) ? present : load(split);
		}

		private Examples load(Split split) {
			Map<Split, Examples> splits = this.source.load();
			splits.forEach((each, examples) -> this.loaded.put(each, new SoftReference<>(examples)));
			Examples examples = splits.get(split);
			if (examples == null) {
				throw new UnknownSplitException("'%s' has no %s split.".formatted(this.source.name(), split.label()));
			}
			return examples;
		}

	}

}
