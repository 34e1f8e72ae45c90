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
 * @param architecture like training and evaluation, {@code null} where others train
 * @param checkpoints by number
 * @param splits those with a history
 * @param trainExamples the size of the training split
 * @param engineVersion what ran it: libraries and the kind of device; several where
 * another went on with it; {@code null} before it ran
 * @param error why it failed
 * @param runningSince when it last began to run
 * @param trainedBefore training examples seen by all members before that
 */
public record Ensemble(long id, String name, EnsembleState state, String engine, @Nullable String engineVersion,
		String dataset, String datasetSha256, long seed, @Nullable Architecture architecture,
		@Nullable Training training, @Nullable Evaluation evaluation, List<Checkpoint> checkpoints, List<Split> splits,
		List<MemberProgress> members, int trainExamples, @Nullable String error, Instant createdAt,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable Instant runningSince, long trainedBefore) {

	/**
	 * The engine of ensembles that somebody else trains, who then sends the histories.
	 */
	public static final String EXTERNAL = "external";

	/** Between the versions of one that others went on with. */
	static final String THEN = "; then ";

	/** Whether somebody else trains it. */
	public boolean isExternal() {
		return EXTERNAL.equals(this.engine);
	}

	/**
	 * Whether these versions and kind of device are those that it was last trained with.
	 */
	public boolean isTrainedBy(String version) {
		return isLast(this.engineVersion, version);
	}

	/** Whether a version is the last of those that follow each other. */
	static boolean isLast(@Nullable String versions, String version) {
		return versions != null && (versions.equals(version) || versions.endsWith(THEN + version));
	}

	/** The extent of its history. */
	public HistoryLayout historyLayout() {
		return new HistoryLayout(this.id, this.dataset, this.members.size(),
				this.checkpoints.stream().map(Checkpoint::epoch).toList(), this.splits);
	}

	/** The members' numbers in a state. */
	public List<Integer> listMembers(MemberProgress.State state) {
		return this.members.stream().filter((member) -> member.state() == state).map(MemberProgress::number).toList();
	}

}
