package dev.tutti.ingestion.body;

import java.io.IOException;

import dev.tutti.ingestion.prediction.ClassValues;
import dev.tutti.ingestion.prediction.ValueKind;

/** The numbers of each example in a body, one per class. */
interface RowSource {

	/** Fills a row with the numbers of the next example. */
	void read(ClassValues row) throws IOException;

	/** Checks that nothing follows. */
	void end() throws IOException;

	/** How far probabilities of their precision may be from a sum of 1. */
	default double tolerance() {
		return ValueKind.TOLERANCE;
	}

}
