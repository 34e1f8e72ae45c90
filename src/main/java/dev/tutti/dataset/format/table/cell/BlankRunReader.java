package dev.tutti.dataset.format.table.cell;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Makes one blank of each run of blanks and tabs outside quotes, and none of those at
 * either end of a line: columns that are aligned by blanks are separated by one.
 */
final class BlankRunReader extends FilterReader {

	private static final int NONE = -2;

	private boolean quoted;

	private boolean start = true;

	/** What follows a blank that was returned. */
	private int next = NONE;

	BlankRunReader(Reader in) {
		super(in);
	}

	@Override
	public int read() throws IOException {
		if (this.next != NONE) {
			int read = this.next;
			this.next = NONE;
			return read;
		}
		int read = super.read();
		if (this.quoted || !isBlank(read)) {
			return note(read);
		}
		while (isBlank(read)) {
			read = super.read();
		}
		boolean inside = !this.start && read >= 0 && !isEnd(read);
		if (!inside) {
			return note(read);
		}
		this.next = note(read);
		return ' ';
	}

	@Override
	public int read(char[] into, int offset, int count) throws IOException {
		int length = 0;
		while (length < count) {
			int read = read();
			if (read < 0) {
				return (length > 0) ? length : -1;
			}
			into[offset + length++] = (char) read;
		}
		return length;
	}

	private int note(int read) {
		this.quoted ^= read == '"';
		this.start = isEnd(read);
		return read;
	}

	private static boolean isBlank(int read) {
		return read == ' ' || read == '\t';
	}

	private static boolean isEnd(int read) {
		return read == '\n' || read == '\r';
	}

}
