package dev.tutti.training;

import java.util.List;
import java.util.Map;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Split;

/**
 * Everything that determines the histories of an ensemble's members, given the engine.
 *
 * @param examples of the train split and of every other, with labels or without; members
 * are evaluated on all
 * @param classes the number of classes
 * @param seed the ensemble's seed, from which every member's seeds are derived
 */
public record TrainingPlan(Map<Split, Examples> examples, int classes, Architecture architecture, Training training,
		List<Checkpoint> checkpoints, long seed) {

}
