package dev.tutti.web;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * One page of a list.
 *
 * @param items in order
 * @param next the address of the next page; absent at the end
 * @param warnings what to know about the items; absent without any
 */
public record Page<T>(List<T> items,
		@Schema(description = "The address of the next page; absent at the end.") @Nullable String next,
		@Schema(description = "What to know about the values; absent without any.") @Nullable List<Warning> warnings) {

	/** A page without warnings. */
	public Page(List<T> items, @Nullable String next) {
		this(items, next, null);
	}

	/**
	 * A page of a list whose cursors are positions in the list.
	 * @param items the items of the page
	 * @param end the position after the last item
	 * @param size of the whole list
	 */
	public static <T> Page<T> of(List<T> items, int end, int size, @Nullable List<Warning> warnings) {
		return new Page<>(items, (end < size) ? next(end) : null, warnings);
	}

	/** The address of the current request with another cursor. */
	public static String next(int cursor) {
		return ServletUriComponentsBuilder.fromCurrentRequest()
			.scheme(null)
			.host(null)
			.port(null)
			.replaceQueryParam("cursor", cursor)
			.build()
			.toUriString();
	}

}
