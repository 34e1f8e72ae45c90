package dev.tutti.architecture.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lists as they come with a request: what is wrong with them is for validation to name.
 */
public final class RequestLists {

	private RequestLists() {
	}

	/** The same sizes; what is null becomes 0, which is out of range. */
	public static List<Integer> sizes(List<? extends @Nullable Integer> sizes) {
		return sizes.stream().map((size) -> (size != null) ? size : 0).toList();
	}

	/** The same layers, which may hold null; none if absent. */
	public static List<Layer> of(@Nullable List<Layer> layers) {
		return (layers != null) ? Collections.unmodifiableList(new ArrayList<>(layers)) : List.of();
	}

}
