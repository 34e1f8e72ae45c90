package dev.tutti.history.store;

import java.util.function.IntSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tutti.dataset.Split;
import dev.tutti.history.History;

/**
 * Guesses which history is a checkpoint's last, without a count in the database at every
 * one. Histories that other processes write are not seen: the summary is then left to the
 * first read.
 */
public class Arrivals {

	private static final int MOST_CHECKPOINTS = 10_000;

	private final Cache<Place, Integer> counts = Caffeine.newBuilder().maximumSize(MOST_CHECKPOINTS).build();

	/**
	 * Counts a history that has just been written.
	 * @param present counts those that are there, this one too; asked at the first
	 * @return how many there seem to be
	 */
	public int add(History history, int checkpoint, IntSupplier present) {
		return this.counts.asMap()
			.compute(new Place(history.ensemble(), history.split(), checkpoint),
					(place, count) -> (count != null) ? count + 1 : present.getAsInt());
	}

	private record Place(long ensemble, Split split, int checkpoint) {

	}

}
