package dev.tutti.ensemble.web;

import java.util.List;

import dev.tutti.ensemble.spec.SpecCheck;
import dev.tutti.web.BodyCheck;
import dev.tutti.web.FieldProblem;

import org.springframework.stereotype.Component;

/** Checks the readable fields of a request that has unreadable ones. */
@Component
class EnsembleRequestCheck implements BodyCheck<EnsembleRequest> {

	private final SpecCheck specs;

	EnsembleRequestCheck(SpecCheck specs) {
		this.specs = specs;
	}

	@Override
	public Class<EnsembleRequest> type() {
		return EnsembleRequest.class;
	}

	@Override
	public List<FieldProblem> check(EnsembleRequest request) {
		return this.specs.check(request.toSpec());
	}

}
