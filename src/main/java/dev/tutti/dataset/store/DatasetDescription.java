package dev.tutti.dataset.store;

import org.jspecify.annotations.Nullable;

/** The name, title and licence of an uploaded dataset. */
public record DatasetDescription(String name, String title, String licence) {

	/** What SPDX writes where no licence is given. */
	public static final String NO_LICENCE = "NOASSERTION";

	public static DatasetDescription of(String name, @Nullable String title, @Nullable String licence) {
		return new DatasetDescription(name, (title != null) ? title : name, (licence != null) ? licence : NO_LICENCE);
	}

}
