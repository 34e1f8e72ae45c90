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
 */
public record Page<T>(List<T> items,
		@Schema(description = "The address of the next page; absent at the end.") @Nullable String next) {

	/**
	 * A page of a list that the client goes through by a cursor, which is a place in the
	 * list.
	 * @param items from the cursor on
	 * @param end the place after the last item
	 * @param size of the whole list
	 */
	public static <T> Page<T> of(List<T> items, int end, int size) {
		return new Page<>(items, (end < size) ? next(end) : null);
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
