package dev.tutti.ingestion.body;

import java.io.IOException;

/** The numbers of each example in a body, one per class. */
interface RowSource {

	/** Fills an array with the numbers of the next example. */
	void read(float[] row) throws IOException;

	/** Checks that nothing follows. */
	void end() throws IOException;

}
