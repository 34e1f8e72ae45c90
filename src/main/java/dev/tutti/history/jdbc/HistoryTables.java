package dev.tutti.history.jdbc;

import dev.tutti.history.store.ExampleReader;
import dev.tutti.history.store.HistoryRows;
import dev.tutti.history.summary.AgreementSummaries;
import dev.tutti.history.summary.CartographySums;
import dev.tutti.history.summary.CheckpointSummaries;
import dev.tutti.history.summary.LearningSummaries;
import dev.tutti.history.summary.PartialCartography;

import org.springframework.stereotype.Component;

/**
 * The tables that hold histories and what is derived from them.
 *
 * @param rows the histories themselves
 * @param examples reads single examples out of them
 * @param checkpoints summaries of checkpoints
 * @param learning summaries of when examples are learned
 * @param agreement agreement histograms of checkpoints
 * @param cartography sums over members
 * @param partial sums over the evaluations of members that have not ended
 */
@Component
public record HistoryTables(HistoryRows rows, ExampleReader examples, CheckpointSummaries checkpoints,
		LearningSummaries learning, AgreementSummaries agreement, CartographySums cartography,
		PartialCartography partial) {

}
