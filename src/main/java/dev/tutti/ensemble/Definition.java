package dev.tutti.ensemble;

import java.util.List;

import dev.tutti.architecture.Architecture;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.Evaluation;
import dev.tutti.training.Training;

/**
 * What an ensemble's members have in common, kept as JSON beside it.
 *
 * @param checkpoints follows from the rest and the dataset's size; kept, since it is
 * asked for at every read
 */
record Definition(Architecture architecture, Training training, Evaluation evaluation, List<Checkpoint> checkpoints) {

}
