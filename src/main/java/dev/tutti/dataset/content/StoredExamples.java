package dev.tutti.dataset.content;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

import dev.tutti.dataset.Examples;

/** Examples with the bytes that their identity is taken over. */
public sealed interface StoredExamples extends Examples permits ByteExamples, FloatExamples {

	/** The type of the features, with the value that is read as 1. */
	String type();

	/** Hands over the features as they are stored. */
	void features(Consumer<ByteBuffer> consumer);

}
