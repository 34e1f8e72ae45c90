package dev.tutti.dataset;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Examples with the bytes that their identity is taken over. */
sealed interface StoredExamples extends Examples permits ByteExamples, FloatExamples {

	/** The type of the features, with the value that is read as 1. */
	String type();

	/** Hands over the features as they are stored. */
	void features(Consumer<ByteBuffer> consumer);

}
