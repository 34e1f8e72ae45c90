package dev.tutti.dataset.format.table.cell;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

import dev.tutti.array.MalformedFileException;

/** Limits the length of lines. */
class LineLimitReader extends FilterReader {

	private static final int MOST_CHARACTERS = 1 << 22;

	private final String name;

	private int length;

	LineLimitReader(String name, Reader in) {
		super(in);
		this.name = name;
	}

	@Override
	public int read() throws IOException {
		char[] single = new char[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0];
	}

	@Override
	public int read(char[] into, int offset, int count) throws IOException {
		int read = super.read(into, offset, count);
		for (int i = offset; i < offset + read; i++) {
			this.length = (into[i] == '\n' || into[i] == '\r') ? 0 : this.length + 1;
			if (this.length > MOST_CHARACTERS) {
				throw new MalformedFileException(
						"%s has a line longer than %d characters.".formatted(this.name, MOST_CHARACTERS));
			}
		}
		return read;
	}

}
