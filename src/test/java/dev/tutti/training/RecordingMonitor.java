package dev.tutti.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tutti.dataset.Split;

/** Records all calls of an engine. */
public class RecordingMonitor implements TrainingMonitor {

	private final Map<Integer, List<Evaluated>> evaluated = new TreeMap<>();

	private final Map<Integer, Long> trained = new HashMap<>();

	private final Map<Integer, Double> diverged = new TreeMap<>();

	private final Map<Integer, MemberState> resumed = new HashMap<>();

	private long asks;

	private long stopAt = Long.MAX_VALUE;

	public RecordingMonitor resume(int member, MemberState state) {
		this.resumed.put(member, state);
		return this;
	}

	/**
	 * Requests a stop from the given call of {@link #stopRequested} on, counted from 1.
	 */
	public RecordingMonitor stopAt(long ask) {
		this.stopAt = ask;
		return this;
	}

	public List<Evaluated> evaluated(int member) {
		return this.evaluated.getOrDefault(member, List.of());
	}

	public Evaluated last(int member) {
		List<Evaluated> all = evaluated(member);
		return all.get(all.size() - 1);
	}

	public long trained(int member) {
		return this.trained.getOrDefault(member, 0L);
	}

	public Map<Integer, Double> diverged() {
		return this.diverged;
	}

	@Override
	public boolean stopRequested() {
		this.asks++;
		return this.asks >= this.stopAt;
	}

	@Override
	public void trained(int member, int examples) {
		this.trained.merge(member, (long) examples, Long::sum);
	}

	@Override
	public void evaluated(int member, Checkpoint checkpoint, Map<Split, Predictions> predictions,
			MemberState.Source state) {
		this.evaluated.computeIfAbsent(member, (number) -> new ArrayList<>())
			.add(new Evaluated(checkpoint, predictions, state.get()));
	}

	@Override
	public void diverged(int member, double epoch) {
		this.diverged.put(member, epoch);
	}

	@Override
	public MemberState resume(int member) {
		return this.resumed.get(member);
	}

	/** One evaluation, with the member's state after it. */
	public record Evaluated(Checkpoint checkpoint, Map<Split, Predictions> predictions, MemberState state) {

		public double accuracy(Split split, int[] groundTruth) {
			int[] labels = this.predictions.get(split).labels();
			int right = 0;
			for (int i = 0; i < groundTruth.length; i++) {
				right += (labels[i] == groundTruth[i]) ? 1 : 0;
			}
			return (double) right / groundTruth.length;
		}

	}

}
