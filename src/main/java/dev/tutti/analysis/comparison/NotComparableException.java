package dev.tutti.analysis.comparison;

import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** Two ensembles that were not evaluated on the same examples. */
final class NotComparableException extends ProblemException {

	private NotComparableException(String detail) {
		super("not-comparable", HttpStatus.CONFLICT, "Ensembles not comparable", detail);
	}

	static NotComparableException ofDatasets(Ensemble left, Ensemble right) {
		return new NotComparableException(
				"Ensemble %d uses dataset '%s' and ensemble %d '%s', or the content differs. Compare ensembles on the same dataset."
					.formatted(left.id(), left.dataset(), right.id(), right.dataset()));
	}

	static NotComparableException ofSplits(Ensemble left, Ensemble right) {
		return new NotComparableException(
				"Ensemble %d is evaluated on %s and ensemble %d on %s. Compare ensembles that have a split in common."
					.formatted(left.id(), names(left), right.id(), names(right)));
	}

	private static String names(Ensemble ensemble) {
		return String.join(", ", ensemble.splits().stream().map(Split::name).toList());
	}

}
