package dev.tutti.ensemble;

import java.util.HashSet;
import java.util.List;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Split;
import org.jspecify.annotations.Nullable;

/** What holds of the request for an ensemble that others train. */
final class ExternalRequest {

	private static final String NOT_KNOWN = "Somebody else trains: leave this out with the engine external.";

	private ExternalRequest() {
	}

	static void check(EnsembleRequest request, @Nullable Dataset dataset, Refusals refusals) {
		if (request.architecture() != null) {
			refusals.add("architecture", NOT_KNOWN);
		}
		if (request.training() != null) {
			refusals.add("training", NOT_KNOWN);
		}
		if (request.evaluation() != null) {
			refusals.add("evaluation", NOT_KNOWN);
		}
		List<EnsembleRequest.At> checkpoints = request.checkpoints();
		if (checkpoints == null) {
			refusals.add("checkpoints", "must not be null: say when members are evaluated, such as [{\"epoch\": 1}].");
		}
		else {
			checkOrder(checkpoints, refusals);
		}
		if (request.splits() != null) {
			checkSplits(request.splits(), dataset, refusals);
		}
	}

	@SuppressWarnings("NullAway") // another constraint names what is absent
	private static void checkOrder(List<EnsembleRequest.At> checkpoints, Refusals refusals) {
		double last = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < checkpoints.size(); i++) {
			EnsembleRequest.At at = checkpoints.get(i);
			if (at == null || at.epoch() == null) {
				continue;
			}
			if (Double.isInfinite(at.epoch()) || !(at.epoch() > last)) {
				refusals.add("checkpoints", "Epochs must be finite and increase; that of checkpoint %d, %s, does not."
					.formatted(i, at.epoch()));
				return;
			}
			last = at.epoch();
		}
	}

	@SuppressWarnings("NullAway") // as above
	private static void checkSplits(List<Split> splits, @Nullable Dataset dataset, Refusals refusals) {
		if (new HashSet<>(splits).size() < splits.size()) {
			refusals.add("splits", "A split is given twice.");
		}
		for (Split split : splits) {
			if (split != null && dataset != null && dataset.sizes().getOrDefault(split, 0) == 0) {
				refusals.add("splits", "'%s' has no %s split.".formatted(dataset.name(), split.label()));
			}
		}
	}

}
