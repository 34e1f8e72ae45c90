package dev.tutti.ingestion.body;

import java.io.IOException;
import java.io.InputStream;

import dev.tutti.array.NpyArray;
import dev.tutti.history.GroundTruth;

/** The numbers of each example in an array {@code examples x classes}. */
class NpyRows implements RowSource {

	private final NpyArray array;

	NpyRows(InputStream in, GroundTruth expected) throws IOException {
		this.array = NpyArray.open("The body", in);
		NpyLabels.checkShape(this.array, expected.examples(), expected.classes());
	}

	@Override
	public void read(float[] row) throws IOException {
		this.array.read(row);
	}

	@Override
	public void end() throws IOException {
		this.array.end();
	}

}
