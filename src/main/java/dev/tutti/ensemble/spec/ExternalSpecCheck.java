package dev.tutti.ensemble.spec;

import java.util.HashSet;
import java.util.List;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Split;
import dev.tutti.ensemble.EnsembleSpec;
import org.jspecify.annotations.Nullable;

/** Checks the specification of an ensemble that is trained outside Tutti. */
final class ExternalSpecCheck {

	private static final String NOT_KNOWN = "Leave this out: with the engine external, members are trained outside Tutti.";

	private ExternalSpecCheck() {
	}

	/**
	 * Adds the bad fields.
	 * @param dataset {@code null} if there is none of that name
	 */
	static void check(EnsembleSpec spec, @Nullable Dataset dataset, SpecProblems problems) {
		if (spec.architecture() != null) {
			problems.add("architecture", NOT_KNOWN);
		}
		if (spec.training() != null) {
			problems.add("training", NOT_KNOWN);
		}
		if (spec.evaluation() != null) {
			problems.add("evaluation", NOT_KNOWN);
		}
		List<EnsembleSpec.At> checkpoints = spec.checkpoints();
		if (checkpoints == null) {
			problems.add("checkpoints", "must not be null: give the evaluations of members, such as [{\"epoch\": 1}].");
		}
		else {
			checkOrder(checkpoints, problems);
		}
		if (spec.splits() != null) {
			checkSplits(spec.splits(), dataset, problems);
		}
	}

	@SuppressWarnings("NullAway") // a violated constraint names what is absent
	private static void checkOrder(List<EnsembleSpec.At> checkpoints, SpecProblems problems) {
		double last = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < checkpoints.size(); i++) {
			EnsembleSpec.At at = checkpoints.get(i);
			if (at == null || at.epoch() == null) {
				continue;
			}
			if (Double.isInfinite(at.epoch()) || !(at.epoch() > last)) {
				problems.add("checkpoints",
						"Epochs must be finite and increasing; checkpoint %d has %s.".formatted(i, at.epoch()));
				return;
			}
			last = at.epoch();
		}
	}

	@SuppressWarnings("NullAway") // as above
	private static void checkSplits(List<Split> splits, @Nullable Dataset dataset, SpecProblems problems) {
		if (new HashSet<>(splits).size() < splits.size()) {
			problems.add("splits", "Duplicate split.");
		}
		for (Split split : splits) {
			if (split != null && dataset != null && dataset.sizes().getOrDefault(split, 0) == 0) {
				problems.add("splits", "'%s' has no %s split. It has: %s.".formatted(dataset.name(), split.name(),
						String.join(", ", dataset.splits().stream().map(Split::name).toList())));
			}
		}
	}

}
