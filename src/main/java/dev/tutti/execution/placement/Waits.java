package dev.tutti.execution.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The pauses between attempts to place the tasks of ensembles that this process cannot
 * train. A pause is as long as the ensemble has waited so far, within bounds. The reason
 * is logged once, not at every attempt.
 */
@Component
class Waits {

	/** The pause after the first attempt. */
	static final Duration SHORTEST = Duration.ofSeconds(5);

	/** The longest pause, also for another worker that could train the ensemble. */
	static final Duration LONGEST = Duration.ofSeconds(30);

	private static final Logger logger = LoggerFactory.getLogger(Waits.class);

	private static final int ENSEMBLES = 10_000;

	private final Cache<Long, Wait> waits = Caffeine.newBuilder().maximumSize(ENSEMBLES).build();

	private final Clock clock;

	Waits(Clock clock) {
		this.clock = clock;
	}

	/**
	 * The pause before the next attempt.
	 * @param reason a clause for the log
	 */
	Duration next(long ensemble, Lack lack, String reason) {
		Instant now = this.clock.instant();
		Wait wait = this.waits.asMap().compute(ensemble, (id, earlier) -> {
			if (earlier != null && earlier.lack() == lack) {
				return earlier;
			}
			logger.warn("Ensemble {} waits: {}", id, reason);
			return new Wait(lack, now);
		});
		Duration waited = Duration.between(wait.since(), now);
		if (waited.compareTo(SHORTEST) < 0) {
			return SHORTEST;
		}
		return (waited.compareTo(LONGEST) > 0) ? LONGEST : waited;
	}

	/** Forgets an ensemble that does not wait any more. */
	void end(long ensemble) {
		this.waits.invalidate(ensemble);
	}

	private record Wait(Lack lack, Instant since) {
	}

}
