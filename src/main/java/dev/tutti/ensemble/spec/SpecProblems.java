package dev.tutti.ensemble.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.tutti.web.FieldProblem;

/** Collects the bad fields of a specification. */
class SpecProblems {

	private final List<FieldProblem> found = new ArrayList<>();

	void add(FieldProblem problem) {
		this.found.add(problem);
	}

	/** Adds a field by its bean path. */
	void add(String field, String detail) {
		add(FieldProblem.at(field, detail));
	}

	/** All of them, by field. */
	List<FieldProblem> list() {
		return this.found.stream().sorted(Comparator.comparing(FieldProblem::pointer)).toList();
	}

}
