package dev.tutti.analysis.comparison;

import dev.tutti.ensemble.Ensemble;
import dev.tutti.web.ProblemException;

import org.springframework.http.HttpStatus;

/** Two ensembles that were not evaluated on the same examples. */
class NotComparableException extends ProblemException {

	NotComparableException(Ensemble left, Ensemble right) {
		super("not-comparable", HttpStatus.CONFLICT, "Ensembles not comparable",
				"Ensemble %d uses dataset '%s' and ensemble %d '%s', or the content differs. Compare ensembles on the same dataset."
					.formatted(left.id(), left.dataset(), right.id(), right.dataset()));
	}

}
