package dev.tutti.history;

/**
 * What was derived from histories.
 *
 * @param old whether it was derived by the formula of another version of Tutti, and
 * cannot be recomputed because its inputs are no longer stored
 */
public record Derived<T>(T value, boolean old) {

}
