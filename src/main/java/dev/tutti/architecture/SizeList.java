package dev.tutti.architecture;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads the list of sizes of an architecture, such as the widths of its layers. */
final class SizeList {

	private SizeList() {
	}

	/** The same sizes with 0 in place of null: validation reports 0 as out of range. */
	static List<Integer> of(List<? extends @Nullable Integer> sizes) {
		return sizes.stream().map((size) -> (size != null) ? size : 0).toList();
	}

}
