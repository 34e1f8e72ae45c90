package dev.tutti.ensemble;

import java.util.List;

import dev.tutti.HttpTest;
import dev.tutti.architecture.Linear;
import dev.tutti.architecture.SmallCnn;
import dev.tutti.dataset.Split;
import dev.tutti.training.Training;
import dev.tutti.web.FieldProblem;
import dev.tutti.web.InvalidRequestException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A specification is checked wherever it comes from, not over HTTP alone. */
class EnsembleSubmissionTest extends HttpTest {

	@Autowired
	private EnsembleSubmission submission;

	@Autowired
	private Ensembles ensembles;

	@Test
	void refusesInvalidSpecWithAllBadFields() {
		List<Long> before = ids();
		EnsembleSpec spec = new EnsembleSpec("", "digits", 0, null, "abacus",
				new SmallCnn(List.of(4, 4, 4, 4), null, null, null, null), new Training(-1, 0, null, null, null), null,
				null, List.of(Split.TEST));
		assertThat(refused(spec, "k".repeat(256))).extracting(FieldProblem::pointer)
			.containsExactlyInAnyOrder("/architecture", "/engine", "/members", "/name", "/splits",
					"/training/batchSize", "/training/epochs", "idempotencyKey");
		assertThat(ids()).isEqualTo(before);
	}

	@Test
	void refusesEmptySpec() {
		EnsembleSpec spec = new EnsembleSpec(null, null, null, null, null, null, null, null, null, null);
		assertThat(refused(spec, null)).extracting(FieldProblem::pointer)
			.containsExactlyInAnyOrder("/architecture", "/dataset", "/members");
	}

	@Test
	void refusesInvalidCheckpointsOfAnExternalEnsemble() {
		EnsembleSpec spec = new EnsembleSpec(null, "digits", 1, null, Ensemble.EXTERNAL, new Linear(), null, null,
				List.of(new EnsembleSpec.At(2.0), new EnsembleSpec.At(1.0), new EnsembleSpec.At(-1.0)),
				List.of(Split.TEST, Split.TEST));
		assertThat(refused(spec, null)).extracting(FieldProblem::pointer)
			.containsExactlyInAnyOrder("/architecture", "/checkpoints", "/checkpoints/2/epoch", "/splits");
	}

	private List<FieldProblem> refused(EnsembleSpec spec, String key) {
		return catchThrowableOfType(InvalidRequestException.class, () -> this.submission.submit(spec, key)).errors();
	}

	private List<Long> ids() {
		return this.ensembles.listIds(List.of(EnsembleState.values()));
	}

}
