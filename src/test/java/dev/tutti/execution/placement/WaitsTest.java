package dev.tutti.execution.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitsTest {

	private final MovableClock clock = new MovableClock();

	private final Waits waits = new Waits(this.clock);

	@Test
	void pausesGrowWithTheTimeWaitedWithinBounds() {
		assertThat(next(1, Lack.ENGINE)).isEqualTo(Waits.SHORTEST);
		this.clock.now = this.clock.now.plusSeconds(12);
		assertThat(next(1, Lack.ENGINE)).isEqualTo(Duration.ofSeconds(12));
		this.clock.now = this.clock.now.plusSeconds(4000);
		assertThat(next(1, Lack.ENGINE)).isEqualTo(Waits.LONGEST);
	}

	@Test
	void pausesStartAgainForAnotherEnsembleAnotherLackAndAfterAnEnd() {
		next(1, Lack.ENGINE);
		this.clock.now = this.clock.now.plusSeconds(60);
		assertThat(next(2, Lack.ENGINE)).isEqualTo(Waits.SHORTEST);
		assertThat(next(1, Lack.DATASET)).isEqualTo(Waits.SHORTEST);
		this.clock.now = this.clock.now.plusSeconds(60);
		this.waits.end(1);
		assertThat(next(1, Lack.DATASET)).isEqualTo(Waits.SHORTEST);
	}

	private Duration next(long ensemble, Lack lack) {
		return this.waits.next(ensemble, lack, "something is missing");
	}

	private static final class MovableClock extends Clock {

		private Instant now = Instant.EPOCH;

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
