package dev.tutti.execution.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.ensemble.EnsembleLifecycle;
import dev.tutti.execution.snapshot.MemberCartography;
import dev.tutti.execution.snapshot.Snapshot;
import dev.tutti.execution.snapshot.Snapshots;
import dev.tutti.history.Histories;
import dev.tutti.history.HistoryLayout;
import dev.tutti.training.Checkpoint;
import dev.tutti.training.MemberState;
import dev.tutti.training.Predictions;
import dev.tutti.training.TrainingMonitor;
import org.jspecify.annotations.Nullable;

/** Records what an engine reports of one block, and tells the engine when to stop. */
class BlockMonitor implements TrainingMonitor, AutoCloseable {

	/** Interval at which progress is stored and the ensemble's state is checked. */
	private static final Duration HEARTBEAT = Duration.ofSeconds(1);

	private final Ensemble ensemble;

	private final HistoryLayout layout;

	private final EnsembleLifecycle lifecycle;

	private final Histories histories;

	private final Snapshots snapshots;

	private final BooleanSupplier shuttingDown;

	private final Clock clock;

	private final Consumer<BlockMonitor> onClose;

	private final Map<Integer, Long> trained = new HashMap<>();

	private final Map<Integer, MemberCartography> sums = new HashMap<>();

	private final Map<Integer, Instant> kept = new HashMap<>();

	private final Set<Integer> ended = new HashSet<>();

	private Instant beat;

	private volatile boolean stopped;

	BlockMonitor(Ensemble ensemble, EnsembleLifecycle lifecycle, Histories histories, Snapshots snapshots,
			BooleanSupplier shuttingDown, Clock clock, Consumer<BlockMonitor> onClose) {
		this.ensemble = ensemble;
		this.layout = ensemble.historyLayout();
		this.lifecycle = lifecycle;
		this.histories = histories;
		this.snapshots = snapshots;
		this.shuttingDown = shuttingDown;
		this.clock = clock;
		this.onClose = onClose;
		this.beat = clock.instant();
	}

	long ensemble() {
		return this.ensemble.id();
	}

	void stop() {
		this.stopped = true;
	}

	/** Whether a member has ended. */
	boolean hasEnded(int member) {
		return this.ended.contains(member);
	}

	@Override
	public boolean stopRequested() {
		return this.stopped || this.shuttingDown.getAsBoolean();
	}

	@Override
	public @Nullable MemberState resume(int member) {
		Snapshot snapshot = this.snapshots.find(this.ensemble, member);
		if (snapshot == null) {
			this.trained.put(member, 0L);
			this.sums.put(member, new MemberCartography());
			return null;
		}
		Checkpoint checkpoint = this.ensemble.checkpoints().get(snapshot.state().checkpoint());
		this.trained.put(member, Math.round(checkpoint.epoch() * this.ensemble.trainExamples()));
		this.sums.put(member, snapshot.sums());
		return snapshot.state();
	}

	@Override
	public void trained(int member, int examples) {
		this.trained.merge(member, (long) examples, Long::sum);
		Instant now = this.clock.instant();
		if (Duration.between(this.beat, now).compareTo(HEARTBEAT) >= 0) {
			this.beat = now;
			progress(this.trained);
		}
	}

	@Override
	public void evaluated(int member, Checkpoint checkpoint, Map<Split, Predictions> predictions,
			MemberState.Source state) {
		if (this.stopped) {
			// the ensemble may have ended: its history must not change any more
			return;
		}
		Map<Split, int[]> labels = new TreeMap<>();
		predictions.forEach((split, those) -> labels.put(split, those.labels()));
		this.histories.record(this.layout, member, checkpoint.number(), labels);
		progress(Map.of(member, this.trained.getOrDefault(member, 0L)));
		MemberCartography sums = this.sums.computeIfAbsent(member, (key) -> new MemberCartography());
		sums.add(predictions);
		if (checkpoint.number() == this.ensemble.checkpoints().size() - 1) {
			this.histories.recordCartography(this.layout, member, sums.cartography());
			this.lifecycle.succeeded(ensemble(), member);
			this.ended.add(member);
			this.snapshots.delete(this.ensemble, member);
			return;
		}
		Instant now = this.clock.instant();
		Instant last = this.kept.putIfAbsent(member, now);
		if (last != null && Duration.between(last, now).compareTo(this.snapshots.interval()) >= 0) {
			this.snapshots.write(this.ensemble, member, new Snapshot(state.get(), sums));
			this.kept.put(member, now);
		}
	}

	@Override
	public void diverged(int member, double epoch) {
		this.lifecycle.diverged(ensemble(), member, epoch);
		this.ended.add(member);
		this.snapshots.delete(this.ensemble, member);
	}

	@Override
	public void close() {
		this.onClose.accept(this);
	}

	private void progress(Map<Integer, Long> trained) {
		if (!this.lifecycle.progress(ensemble(), trained)) {
			stop();
		}
	}

}
