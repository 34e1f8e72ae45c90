package dev.tutti.history;

/**
 * One example through the training of every member.
 *
 * @param predictions {@code members x checkpoints}: the predicted label, -1 where there
 * is no history yet
 */
public record ExampleHistory(int[][] predictions) {

}
