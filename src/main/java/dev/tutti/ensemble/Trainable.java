package dev.tutti.ensemble;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The request's parts are there and fit each other. A constraint, so that what does not
 * fit is answered together with the fields that are out of range.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TrainableValidator.class)
@interface Trainable {

	String message() default "does not fit";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
