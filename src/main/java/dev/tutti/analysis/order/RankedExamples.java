package dev.tutti.analysis.order;

import java.util.List;

import dev.tutti.web.Warning;
import org.jspecify.annotations.Nullable;

/**
 * Examples in the order of a score.
 *
 * @param items each is built when it is read, so that a page costs no more than the page
 * @param warnings what to know about the scores; {@code null} without any
 */
public record RankedExamples(List<RankedExample> items, @Nullable List<Warning> warnings) {

}
