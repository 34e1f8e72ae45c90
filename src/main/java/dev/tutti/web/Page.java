package dev.tutti.web;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in order
 * @param next the address of the next page; absent at the end
 */
public record Page<T>(List<T> items,
		@Schema(description = "The address of the next page; absent at the end.") @Nullable String next) {

}
