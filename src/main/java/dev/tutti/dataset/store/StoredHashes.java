package dev.tutti.dataset.store;

import dev.tutti.dataset.Split;
import dev.tutti.dataset.content.DatasetSource;
import dev.tutti.dataset.content.ExampleHashes;
import dev.tutti.dataset.content.StoredExamples;

import org.springframework.stereotype.Component;

/**
 * The hashes of examples: taken when they were uploaded, else when they are asked for,
 * and then kept beside them.
 */
@Component
public class StoredHashes {

	private final Catalogue catalogue;

	StoredHashes(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	/**
	 * The hashes of the examples of a split that there is, of a dataset with features.
	 * @throws dev.tutti.dataset.DatasetUnavailableException if they cannot be loaded
	 */
	public ExampleHashes get(String name, Split split) {
		DatasetSource source = this.catalogue.source(name);
		return source.findHashes(split).orElseGet(() -> {
			ExampleHashes taken = ExampleHashes.of((StoredExamples) this.catalogue.examples(name, split));
			source.keepHashes(split, taken);
			return taken;
		});
	}

}
