package dev.tutti.web;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a reader of a response should know about its values.
 *
 * @param type stable, such as {@code old-formula}
 * @param detail what it means and what to do about it
 */
public record Warning(@Schema(description = "Stable.", example = "old-formula") String type, String detail) {

}
