package dev.tutti.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems an operation can answer with, for its documentation, beside those that
 * every operation has (invalid-request, internal-error).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {

	/** Each a status and a type, such as {@code 404 unknown-ensemble}. */
	String[] value();

}
