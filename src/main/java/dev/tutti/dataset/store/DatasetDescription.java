package dev.tutti.dataset.store;

import org.jspecify.annotations.Nullable;

/** What people call an uploaded dataset. */
public record DatasetDescription(String name, String title, String licence) {

	/** The way SPDX says that nothing is said. */
	public static final String NO_LICENCE = "NOASSERTION";

	public static DatasetDescription of(String name, @Nullable String title, @Nullable String licence) {
		return new DatasetDescription(name, (title != null) ? title : name, (licence != null) ? licence : NO_LICENCE);
	}

}
