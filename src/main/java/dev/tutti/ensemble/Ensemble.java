package dev.tutti.ensemble;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.tutti.architecture.Architecture;
import dev.tutti.dataset.Split;
import dev.tutti.history.HistoryLayout;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.Evaluation;
import dev.tutti.training.Training;
import org.jspecify.annotations.Nullable;

/**
 * An ensemble with its current state.
 *
 * @param datasetSha256 the SHA-256 of the dataset's content at submission
 * @param architecture like training and evaluation, {@code null} for an external ensemble
 * @param checkpoints by number
 * @param splits those with a history
 * @param trainExamples the size of the training split
 * @param engineVersion what ran it: libraries and the kind of device; several if another
 * one continued it; {@code null} before training
 * @param error the reason of failure
 * @param runningSince when it last started running
 * @param trainedBefore training examples processed by all members before that
 */
public record Ensemble(long id, String name, EnsembleState state, String engine, @Nullable String engineVersion,
		String dataset, String datasetSha256, long seed, @Nullable Architecture architecture,
		@Nullable Training training, @Nullable Evaluation evaluation, List<Checkpoint> checkpoints, List<Split> splits,
		List<MemberProgress> members, int trainExamples, @Nullable String error, Instant createdAt,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable Instant runningSince, long trainedBefore) {

	/**
	 * The engine name of external ensembles, which are trained outside Tutti and whose
	 * histories are uploaded.
	 */
	public static final String EXTERNAL = "external";

	/** Separates the versions that trained an ensemble one after another. */
	static final String THEN = "; then ";

	/** How a version ended whose kind of CPU did not name instruction sets yet. */
	private static final Pattern WITHOUT_INSTRUCTION_SETS = Pattern.compile(".*, cpu [^ ,;]+");

	/** Whether it is external: trained outside Tutti. */
	public boolean isExternal() {
		return EXTERNAL.equals(this.engine);
	}

	/**
	 * Whether an engine on some kind of device may continue this ensemble.
	 * @param baseVersion how the version begins
	 * @param version the whole version, for which the engine loads its libraries: asked
	 * for only where the beginning is the same
	 */
	public boolean isTrainedBy(String baseVersion, Supplier<String> version) {
		return this.engineVersion != null && last(this.engineVersion).startsWith(baseVersion)
				&& mayContinue(this.engineVersion, version.get());
	}

	/**
	 * Whether a worker may continue an ensemble: it must have the same versions and the
	 * same kind of device as the last worker. If that kind is of a CPU without
	 * instruction sets, as older releases recorded it, any instruction sets will do.
	 * @param versions those that trained the ensemble, one after another
	 */
	static boolean mayContinue(String versions, String version) {
		String last = last(versions);
		return last.equals(version)
				|| (WITHOUT_INSTRUCTION_SETS.matcher(last).matches() && version.startsWith(last + " "));
	}

	/** The last of versions that trained an ensemble one after another. */
	static String last(String versions) {
		int before = versions.lastIndexOf(THEN);
		return (before < 0) ? versions : versions.substring(before + THEN.length());
	}

	/** The layout of its history. */
	public HistoryLayout historyLayout() {
		return new HistoryLayout(this.id, this.dataset, this.members.size(),
				this.checkpoints.stream().map(Checkpoint::epoch).toList(), this.splits);
	}

	/** The members' numbers in a state. */
	public List<Integer> listMembers(MemberProgress.State state) {
		return this.members.stream().filter((member) -> member.state() == state).map(MemberProgress::number).toList();
	}

}
