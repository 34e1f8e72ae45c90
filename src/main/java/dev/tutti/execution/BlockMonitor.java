package dev.tutti.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.history.Histories;
import dev.tutti.history.HistoryLayout;
import dev.tutti.training.Answers;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.MemberState;
import dev.tutti.training.TrainingMonitor;
import org.jspecify.annotations.Nullable;

/** Keeps what an engine tells of one block, and tells it when to stop. */
class BlockMonitor implements TrainingMonitor {

	/** How often progress is written, and the ensemble's state looked up. */
	private static final Duration HEARTBEAT = Duration.ofSeconds(1);

	private final Ensemble ensemble;

	private final HistoryLayout layout;

	private final EnsembleLifecycle lifecycle;

	private final Histories histories;

	private final Snapshots snapshots;

	private final Duration snapshotInterval;

	private final BooleanSupplier shuttingDown;

	private final Clock clock;

	private final Map<Integer, Long> trained = new HashMap<>();

	private final Map<Integer, Instant> kept = new HashMap<>();

	private Instant beat;

	private volatile boolean stopped;

	BlockMonitor(Ensemble ensemble, EnsembleLifecycle lifecycle, Histories histories, Snapshots snapshots,
			Duration snapshotInterval, BooleanSupplier shuttingDown, Clock clock) {
		this.ensemble = ensemble;
		this.layout = ensemble.historyLayout();
		this.lifecycle = lifecycle;
		this.histories = histories;
		this.snapshots = snapshots;
		this.snapshotInterval = snapshotInterval;
		this.shuttingDown = shuttingDown;
		this.clock = clock;
		this.beat = clock.instant();
	}

	long ensemble() {
		return this.ensemble.id();
	}

	void stop() {
		this.stopped = true;
	}

	@Override
	public boolean stopRequested() {
		return this.stopped || this.shuttingDown.getAsBoolean();
	}

	@Override
	public @Nullable MemberState resume(int member) {
		MemberState state = this.snapshots.find(this.ensemble, member);
		long epochs = (state != null) ? Math.round(trainedAt(this.ensemble.checkpoints().get(state.checkpoint()))) : 0;
		this.trained.put(member, epochs);
		return state;
	}

	@Override
	public void trained(int member, int examples) {
		this.trained.merge(member, (long) examples, Long::sum);
		Instant now = this.clock.instant();
		if (Duration.between(this.beat, now).compareTo(HEARTBEAT) >= 0) {
			this.beat = now;
			progress(member);
		}
	}

	@Override
	public void evaluated(int member, Checkpoint checkpoint, Map<Split, Answers> answers, MemberState.Source state) {
		if (this.stopped) {
			// the ensemble may have ended meanwhile: its history stays as readers know it
			return;
		}
		Map<Split, int[]> predictions = new EnumMap<>(Split.class);
		answers.forEach((split, answer) -> predictions.put(split, answer.labels()));
		this.histories.record(this.layout, member, checkpoint.number(), predictions);
		progress(member);
		if (checkpoint.number() == this.ensemble.checkpoints().size() - 1) {
			this.lifecycle.succeeded(ensemble(), member);
			this.snapshots.delete(this.ensemble, member);
			return;
		}
		Instant now = this.clock.instant();
		Instant last = this.kept.putIfAbsent(member, now);
		if (last != null && Duration.between(last, now).compareTo(this.snapshotInterval) >= 0) {
			this.snapshots.write(this.ensemble, member, state.get());
			this.kept.put(member, now);
		}
	}

	@Override
	public void diverged(int member, double epoch) {
		this.lifecycle.diverged(ensemble(), member, epoch);
		this.snapshots.delete(this.ensemble, member);
	}

	private void progress(int member) {
		if (!this.lifecycle.progress(ensemble(), member, this.trained.getOrDefault(member, 0L))) {
			stop();
		}
	}

	private double trainedAt(Checkpoint checkpoint) {
		return checkpoint.epoch() * this.ensemble.trainExamples();
	}

}
