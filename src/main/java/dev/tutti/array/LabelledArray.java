package dev.tutti.array;

import java.io.IOException;

/** An array in a file, read as a stream: what the features and the labels come from. */
public interface LabelledArray {

	int[] shape();

	boolean isUnsignedByte();

	/** Fills an array with the next values. */
	void read(float[] into) throws IOException;

	/** Reads all values as whole numbers. */
	int[] readInts(int most) throws IOException;

	/** Makes sure that nothing follows. */
	void end() throws IOException;

}
