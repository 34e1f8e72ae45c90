package dev.tutti.ingestion.body;

import java.io.IOException;

/** Predicted labels in a body, history by history. */
public interface LabelSource {

	/** The labels of the next history, one per example. */
	int[] next() throws IOException;

	/** Checks that nothing follows. */
	void end() throws IOException;

}
