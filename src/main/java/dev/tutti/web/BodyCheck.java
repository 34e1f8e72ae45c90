package dev.tutti.web;

import java.util.List;

/**
 * The rules of one type of request body that are checked in its module, not by
 * annotations on the type. The reader of bodies asks for them where single fields cannot
 * be read, so that all bad fields are listed together.
 *
 * @param <T> the type of the body
 */
public interface BodyCheck<T> {

	/** The type of the body. */
	Class<T> type();

	/** All bad fields of a body; fields that could not be read are absent from it. */
	List<FieldProblem> check(T body);

}
