package dev.tutti.execution.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * How long the tasks of an ensemble wait that this process cannot train: as long as they
 * have waited already, within bounds, so that the pauses grow. The log says the reason
 * once, not at every attempt.
 */
@Component
class Waits {

	/** Before the second attempt. */
	static final Duration SHORTEST = Duration.ofSeconds(5);

	/**
	 * Between later ones: another worker may be able to, and gets the task no earlier.
	 */
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
	Duration next(long ensemble, Lack lack, @Nullable String reason) {
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

	/** Its tasks wait no longer. */
	void end(long ensemble) {
		this.waits.invalidate(ensemble);
	}

	private record Wait(Lack lack, Instant since) {
	}

}
