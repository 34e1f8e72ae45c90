package dev.tutti.analysis;

import java.util.List;

import dev.tutti.dataset.Split;
import dev.tutti.ensemble.Ensemble;
import dev.tutti.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** The split that an answer is of where the request names none. */
public final class DefaultSplit {

	/** What {@link #of} does, for the API's documentation. */
	public static final String DESCRIPTION = "Default: `test`, or the only split that evaluates, which is any but `train`; several are listed with 400.";

	private DefaultSplit() {
	}

	/**
	 * The split that was asked for, or else test, or else the only one that evaluates.
	 * @throws InvalidRequestException that lists the splits where none can be chosen
	 */
	public static Split of(@Nullable Split asked, Ensemble ensemble) {
		return of(asked, ensemble.splits());
	}

	/**
	 * The same of some splits.
	 * @throws InvalidRequestException that lists the splits where none can be chosen
	 */
	public static Split of(@Nullable Split asked, List<Split> splits) {
		return (asked != null) ? asked : Split.evaluating(splits);
	}

	/**
	 * The split that was asked for, or else train.
	 * @throws InvalidRequestException that lists the splits where there is no train split
	 */
	public static Split train(@Nullable Split asked, Ensemble ensemble) {
		if (asked == null && !ensemble.splits().contains(Split.TRAIN)) {
			throw Split.TRAIN.missing(ensemble.splits());
		}
		return (asked != null) ? asked : Split.TRAIN;
	}

}
