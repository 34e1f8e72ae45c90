package dev.tutti.architecture;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Lists of layer sizes as they come with a request. */
final class Sizes {

	private Sizes() {
	}

	/**
	 * The same sizes; what is null becomes 0, which is out of range and named as such.
	 */
	static List<Integer> of(List<? extends @Nullable Integer> sizes) {
		return sizes.stream().map((size) -> (size != null) ? size : 0).toList();
	}

}
