package dev.tutti.ensemble;

import jakarta.validation.ConstraintValidatorContext;

/** Tells of each field of a request that does not fit. */
class Refusals {

	private final ConstraintValidatorContext context;

	private boolean any;

	Refusals(ConstraintValidatorContext context) {
		context.disableDefaultConstraintViolation();
		this.context = context;
	}

	void add(String field, String detail) {
		// the text is not a template: what the caller sent stays as it is
		String literal = detail.replace("\\", "\\\\").replace("{", "\\{").replace("$", "\\$");
		this.context.buildConstraintViolationWithTemplate(literal).addPropertyNode(field).addConstraintViolation();
		this.any = true;
	}

	boolean any() {
		return this.any;
	}

}
