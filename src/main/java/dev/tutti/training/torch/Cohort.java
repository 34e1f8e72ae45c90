package dev.tutti.training.torch;

import java.util.List;

/**
 * Members that go on from the same step, stacked.
 *
 * @param members their numbers
 * @param step mini-batch steps behind them
 * @param checkpoint the number of the next checkpoint
 * @param states of each, as {@link StateCodec} encodes it; empty for those that begin
 */
record Cohort(List<Integer> members, long step, int checkpoint, List<byte[]> states) {

}
