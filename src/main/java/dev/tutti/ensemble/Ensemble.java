package dev.tutti.ensemble;

import java.time.Instant;
import java.util.List;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Split;
import dev.tutti.history.HistoryLayout;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.Evaluation;
import dev.tutti.training.Training;
import org.jspecify.annotations.Nullable;

/**
 * An ensemble as it stands.
 *
 * @param datasetSha256 the content it was submitted for
 * @param checkpoints by number
 * @param trainExamples the size of the training split
 * @param engineVersion what ran it; {@code null} before it ran
 * @param error why it failed
 * @param runningSince when it last began to run
 * @param trainedBefore training examples seen by all members before that
 */
public record Ensemble(long id, String name, EnsembleState state, String engine, @Nullable String engineVersion,
		String dataset, String datasetSha256, long seed, Architecture architecture, Training training,
		Evaluation evaluation, List<Checkpoint> checkpoints, List<MemberProgress> members, int trainExamples,
		@Nullable String error, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
		@Nullable Instant runningSince, long trainedBefore) {

	/** The extent of its history. */
	public HistoryLayout historyLayout() {
		return new HistoryLayout(this.id, this.dataset, this.members.size(),
				this.checkpoints.stream().map(Checkpoint::epoch).toList(), List.of(Split.values()));
	}

	/** The members' numbers in a state. */
	public List<Integer> listMembers(MemberProgress.State state) {
		return this.members.stream().filter((member) -> member.state() == state).map(MemberProgress::number).toList();
	}

}
