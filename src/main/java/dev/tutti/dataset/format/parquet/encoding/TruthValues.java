package dev.tutti.dataset.format.parquet.encoding;

import java.io.IOException;
import java.io.InputStream;

import org.apache.parquet.format.Type;

/** Truth values as runs. */
final class TruthValues implements Values {

	private final HybridIntegers runs;

	TruthValues(InputStream in, StoredType type) throws IOException {
		if (type.type() != Type.BOOLEAN) {
			throw new IOException("values are encoded as RLE, which is read of truth values");
		}
		// the length of the runs, which end with the page
		PlainValues.bytes(in, Integer.BYTES);
		this.runs = new HybridIntegers(in, 1);
	}

	@Override
	public long nextBits() throws IOException {
		return this.runs.next();
	}

}
