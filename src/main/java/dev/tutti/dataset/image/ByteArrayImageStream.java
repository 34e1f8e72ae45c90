package dev.tutti.dataset.image;

import javax.imageio.stream.ImageInputStreamImpl;

/** A file in memory, for Image I/O, without the copy that its own stream makes. */
final class ByteArrayImageStream extends ImageInputStreamImpl {

	private final byte[] file;

	ByteArrayImageStream(byte[] file) {
		this.file = file;
	}

	@Override
	public int read() {
		this.bitOffset = 0;
		return (this.streamPos < this.file.length) ? this.file[(int) this.streamPos++] & 0xFF : -1;
	}

	@Override
	public int read(byte[] into, int offset, int length) {
		this.bitOffset = 0;
		int count = (int) Math.min(length, this.file.length - this.streamPos);
		if (count <= 0) {
			return (length == 0) ? 0 : -1;
		}
		System.arraycopy(this.file, (int) this.streamPos, into, offset, count);
		this.streamPos += count;
		return count;
	}

	@Override
	public long length() {
		return this.file.length;
	}

}
