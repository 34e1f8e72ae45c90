package dev.tutti.dataset.content;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

import dev.tutti.dataset.Examples;

/** Examples with the bytes that their SHA-256 covers. */
public sealed interface StoredExamples extends Examples permits ByteExamples, FloatExamples {

	/** The type of the features, with the value that is read as 1. */
	String type();

	/** The bytes of one stored feature. */
	int width();

	/** Passes on the stored features. */
	void features(Consumer<ByteBuffer> consumer);

}
