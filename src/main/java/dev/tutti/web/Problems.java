package dev.tutti.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Problems that an operation can return, for its documentation, in addition to those of
 * every operation (invalid-request, internal-error).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {

	/** Each a status and a type, such as {@code 404 unknown-ensemble}. */
	String[] value();

}
