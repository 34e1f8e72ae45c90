package dev.tutti.dataset.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.DatasetUnavailableException;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownDatasetException;
import dev.tutti.dataset.UnknownSplitException;
import dev.tutti.dataset.content.ByteExamples;
import dev.tutti.dataset.content.DatasetSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CatalogueTest {

	private final AtomicInteger loads = new AtomicInteger();

	private final AtomicInteger labelLoads = new AtomicInteger();

	@TempDir
	Path folder;

	private Catalogue catalogue;

	@BeforeEach
	void start() {
		this.catalogue = new Catalogue(List.of(new FlakySource("b", 0), new FlakySource("a", 1)),
				new UploadFixture(this.folder).store);
	}

	@Test
	void listsDatasetsByName() {
		assertThat(this.catalogue.list()).extracting(Dataset::name).containsExactly("a", "b");
	}

	@Test
	void loadsExamplesOnceForConcurrentCallers() {
		List<Examples> loaded = IntStream.range(0, 8)
			.parallel()
			.mapToObj((call) -> this.catalogue.examples("b", Split.TRAIN))
			.toList();
		assertThat(loaded).allSatisfy((examples) -> assertThat(examples).isSameAs(loaded.get(0)));
		assertThat(this.loads).hasValue(1);
	}

	@Test
	void loadsAgainAfterFailure() {
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(() -> this.catalogue.examples("a", Split.TRAIN));
		assertThat(this.catalogue.examples("a", Split.TRAIN).size()).isOne();
	}

	@Test
	void rejectsUnknownDatasetAndSplit() {
		assertThat(this.catalogue.find("c")).isEmpty();
		assertThatExceptionOfType(UnknownDatasetException.class).isThrownBy(() -> this.catalogue.get("c"))
			.withMessageContaining("'c'");
		assertThatExceptionOfType(UnknownDatasetException.class)
			.isThrownBy(() -> this.catalogue.examples("c", Split.TRAIN));
		assertThatExceptionOfType(UnknownSplitException.class)
			.isThrownBy(() -> this.catalogue.examples("b", Split.TEST))
			.withMessage("'b' has no test split. It has: train.");
	}

	@Test
	void labelsAreReadWithoutLoadingFeatures() {
		int[] labels = this.catalogue.labels("b", Split.TRAIN);
		assertThat(labels).containsExactly(1);
		assertThat(this.catalogue.labels("b", Split.TRAIN)).isSameAs(labels);
		assertThat(this.loads).hasValue(0);
		assertThat(this.labelLoads).hasValue(1);
		assertThatExceptionOfType(UnknownDatasetException.class)
			.isThrownBy(() -> this.catalogue.labels("c", Split.TRAIN));
		assertThatExceptionOfType(UnknownSplitException.class).isThrownBy(() -> this.catalogue.labels("b", Split.TEST))
			.withMessage("'b' has no test split. It has: train.");
	}

	/** A source that fails at its first loads. */
	private class FlakySource implements DatasetSource {

		private final String name;

		private int failures;

		FlakySource(String name, int failures) {
			this.name = name;
			this.failures = failures;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public Dataset describe() {
			return new Dataset(this.name, this.name, "CC0-1.0", "", new Shape(1, 1, 1), List.of("0", "1"),
					Map.of(Split.TRAIN, 1), Set.of(), true);
		}

		@Override
		public Map<Split, Examples> load() {
			if (this.failures-- > 0) {
				throw new DatasetUnavailableException("not yet");
			}
			CatalogueTest.this.loads.incrementAndGet();
			return Map.of(Split.TRAIN, new ByteExamples(new Shape(1, 1, 1), new byte[1], 255, new int[1]));
		}

		@Override
		public Optional<int[]> loadLabels(Split split) {
			CatalogueTest.this.labelLoads.incrementAndGet();
			return Optional.of(new int[] { 1 });
		}

	}

}
