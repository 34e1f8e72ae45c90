package dev.tutti.web;

/**
 * An invalid field of a request.
 *
 * @param pointer the location: a JSON pointer (RFC 6901) into the body, or the name of a
 * query parameter
 * @param detail what is wrong and what is expected
 */
public record FieldProblem(String pointer, String detail) {

}
