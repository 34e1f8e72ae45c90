package dev.tutti.analysis.example;

import java.util.List;

import dev.tutti.web.Warning;
import org.jspecify.annotations.Nullable;

/**
 * The trajectories of some examples of a split.
 *
 * @param end the index after the last one
 * @param examples the number of examples of the split
 * @param warnings what to know about the scores; {@code null} without any
 */
public record TrajectoryRange(List<ExampleTrajectory> items, int end, int examples, @Nullable List<Warning> warnings) {

}
