package dev.tutti.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Service;

/** Every source once; what was loaded stays. */
@Service
class Catalogue implements Datasets {

	private final List<DatasetSource> sources;

	private final Map<String, Map<Split, Examples>> loaded = new ConcurrentHashMap<>();

	Catalogue(List<DatasetSource> sources) {
		this.sources = sources.stream()
			.sorted(Comparator.comparing((DatasetSource source) -> source.describe().name()))
			.toList();
	}

	@Override
	public List<Dataset> list() {
		return this.sources.stream().map(DatasetSource::describe).toList();
	}

	@Override
	public Optional<Dataset> find(String name) {
		return findSource(name).map(DatasetSource::describe);
	}

	@Override
	public Dataset get(String name) {
		return find(name).orElseThrow(() -> new UnknownDatasetException(name));
	}

	@Override
	public Examples examples(String name, Split split) {
		DatasetSource source = findSource(name).orElseThrow(() -> new UnknownDatasetException(name));
		// callers wait for the one that loads; a failure leaves nothing behind
		Map<Split, Examples> splits = this.loaded.computeIfAbsent(name, (key) -> source.load());
		return Objects.requireNonNull(splits.get(split));
	}

	private Optional<DatasetSource> findSource(String name) {
		return this.sources.stream().filter((source) -> source.describe().name().equals(name)).findFirst();
	}

}
