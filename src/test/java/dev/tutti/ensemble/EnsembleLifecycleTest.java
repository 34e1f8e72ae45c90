package dev.tutti.ensemble;

import java.util.List;

import dev.tutti.HttpTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class EnsembleLifecycleTest extends HttpTest {

	/** As older releases recorded it, without the instruction sets of the CPU. */
	private static final String OLD = "engine 1.0, cpu amd64";

	@Autowired
	private EnsembleSubmission submission;

	@Autowired
	private EnsembleLifecycle lifecycle;

	@Autowired
	private Ensembles ensembles;

	@Test
	void continuesRunningEnsembleOfTheOldKindAndNamesBoth() {
		long id = submit();
		assertThat(this.lifecycle.begin(id, List.of(0), OLD)).containsExactly(0);
		assertThat(this.lifecycle.begin(id, List.of(1), OLD + " avx2")).containsExactly(1);
		assertThat(this.ensembles.get(id).state()).isEqualTo(EnsembleState.RUNNING);
		assertThat(this.ensembles.get(id).engineVersion()).isEqualTo(OLD + "; then " + OLD + " avx2");
		assertThat(this.lifecycle.begin(id, List.of(2), OLD + " avx2")).containsExactly(2);
		assertThat(this.ensembles.get(id).engineVersion()).isEqualTo(OLD + "; then " + OLD + " avx2");
	}

	@Test
	void refusesAnotherInstructionSetWhileTheEnsembleRuns() {
		long id = submit();
		this.lifecycle.begin(id, List.of(0), OLD + " avx2");
		assertThat(this.lifecycle.begin(id, List.of(1), OLD + " avx512")).isEmpty();
		assertThat(this.lifecycle.begin(id, List.of(1), OLD)).isEmpty();
		this.lifecycle.release(id, List.of(0));
		assertThat(this.lifecycle.begin(id, List.of(1), OLD + " avx512")).containsExactly(1);
		assertThat(this.ensembles.get(id).engineVersion()).isEqualTo(OLD + " avx2; then " + OLD + " avx512");
	}

	/** One that no worker of this process takes. */
	private long submit() {
		return this.submission
			.submit(new EnsembleSpec(null, "digits", 3, null, Ensemble.EXTERNAL, null, null, null,
					List.of(new EnsembleSpec.At(1.0)), null), null)
			.id();
	}

}
