package dev.tutti.history.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

import dev.tutti.dataset.Split;
import dev.tutti.history.History;

/**
 * Guesses which history is a checkpoint's last, without a count in the database at every
 * one: histories that other processes write go unseen, and the summary is left to the
 * first read then.
 */
public class Arrivals {

	private static final int CHECKPOINTS = 10_000;

	private final Map<Place, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<Place, Integer> eldest) {
			return size() > CHECKPOINTS;
		}
	};

	/**
	 * Counts a history that has just been written.
	 * @param present counts those that are there, this one too; asked at the first
	 * @return how many there seem to be
	 */
	public synchronized int add(History history, int checkpoint, IntSupplier present) {
		return this.counts.compute(new Place(history.ensemble(), history.split(), checkpoint),
				(place, count) -> (count != null) ? count + 1 : present.getAsInt());
	}

	private record Place(long ensemble, Split split, int checkpoint) {

	}

}
