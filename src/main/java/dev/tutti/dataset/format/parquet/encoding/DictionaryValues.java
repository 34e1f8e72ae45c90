package dev.tutti.dataset.format.parquet.encoding;

import java.io.IOException;
import java.io.InputStream;

/** Values named by their index in the column chunk's dictionary. */
final class DictionaryValues implements Values {

	private final Dictionary dictionary;

	private final HybridIntegers indexes;

	DictionaryValues(InputStream in, Dictionary dictionary) throws IOException {
		this.dictionary = dictionary;
		this.indexes = new HybridIntegers(in, Math.max(0, in.read()));
	}

	@Override
	public long nextBits() throws IOException {
		return this.dictionary.bits(this.indexes.next());
	}

	@Override
	public byte[] nextBytes() throws IOException {
		return this.dictionary.bytes(this.indexes.next());
	}

}
