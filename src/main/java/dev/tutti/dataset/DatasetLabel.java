package dev.tutti.dataset;

import org.jspecify.annotations.Nullable;

/** What people call an uploaded dataset. */
record DatasetLabel(String name, String title, String licence) {

	/** The way SPDX says that nothing is said. */
	static final String NO_LICENCE = "NOASSERTION";

	static DatasetLabel of(String name, @Nullable String title, @Nullable String licence) {
		return new DatasetLabel(name, (title != null) ? title : name, (licence != null) ? licence : NO_LICENCE);
	}

}
