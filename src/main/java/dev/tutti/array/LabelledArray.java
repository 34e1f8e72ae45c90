package dev.tutti.array;

import java.io.IOException;

/** An array in a file, read as a stream: features or labels. */
public interface LabelledArray {

	int[] shape();

	boolean isUnsignedByte();

	/** Fills an array with the next values. */
	void read(float[] into) throws IOException;

	/** Reads all values as integers. */
	int[] readInts(int most) throws IOException;

	/** Checks that nothing follows. */
	void end() throws IOException;

}
