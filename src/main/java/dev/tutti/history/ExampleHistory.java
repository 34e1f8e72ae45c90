package dev.tutti.history;

/**
 * What every member predicted for one example at every checkpoint.
 *
 * @param predictions {@code members x checkpoints}: the predicted label, -1 where there
 * is no history yet
 */
public record ExampleHistory(int[][] predictions) {

}
