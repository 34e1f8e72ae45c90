package dev.tutti.web;

/**
 * A bad field of a request.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the body, or the name of a query
 * parameter
 * @param detail what is wrong with it and what would be right
 */
public record FieldProblem(String pointer, String detail) {

}
