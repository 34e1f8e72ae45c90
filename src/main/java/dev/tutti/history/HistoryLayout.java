package dev.tutti.history;

import java.util.List;

import dev.tutti.dataset.Split;

/**
 * The extent of an ensemble's history.
 *
 * @param ensemble the ensemble's id
 * @param dataset where the true labels come from
 * @param members how many members there are: 0..members-1
 * @param epochs the epoch of each checkpoint, by number
 * @param splits the splits that are evaluated
 */
public record HistoryLayout(long ensemble, String dataset, int members, List<Double> epochs, List<Split> splits) {

}
