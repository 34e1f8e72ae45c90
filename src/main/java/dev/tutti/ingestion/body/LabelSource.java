package dev.tutti.ingestion.body;

import java.io.IOException;

/** Predicted labels in a body, one history after another. */
public interface LabelSource {

	/** The labels of the next history, one an example. */
	int[] next() throws IOException;

	/** Makes sure that nothing follows. */
	void end() throws IOException;

}
