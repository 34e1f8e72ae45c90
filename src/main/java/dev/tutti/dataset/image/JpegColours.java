package dev.tutti.dataset.image;

/**
 * Converts the components of a JPEG as libjpeg and Pillow's {@code convert("RGB")} do, in
 * whole numbers and to the last bit: Image I/O reads no CMYK and applies colour profiles.
 */
final class JpegColours {

	private static final int BITS = 16;

	private static final int HALF = 1 << (BITS - 1);

	private static final int MIDDLE = 128;

	private static final int[] RED = table(1.402, HALF);

	private static final int[] BLUE = table(1.772, HALF);

	private static final int[] GREEN_OF_BLUE = table(-0.34414, HALF);

	private static final int[] GREEN_OF_RED = table(-0.71414, 0);

	private JpegColours() {
	}

	/** Luminance and two chrominances of every pixel become red, green and blue. */
	static void toRgb(byte[] samples, int components) {
		for (int i = 0; i + components <= samples.length; i += components) {
			int luminance = samples[i] & 0xFF;
			int blue = samples[i + 1] & 0xFF;
			int red = samples[i + 2] & 0xFF;
			samples[i] = clip(luminance + (RED[red] >> BITS));
			samples[i + 1] = clip(luminance + ((GREEN_OF_BLUE[blue] + GREEN_OF_RED[red]) >> BITS));
			samples[i + 2] = clip(luminance + (BLUE[blue] >> BITS));
		}
	}

	/**
	 * Four components of a pixel become three. As Adobe writes them and everyone reads
	 * them, 255 is no ink.
	 * @param luminanceFirst whether the first three are luminance and chrominance (YCCK)
	 */
	static byte[] fromInks(byte[] samples, boolean luminanceFirst) {
		if (luminanceFirst) {
			toRgb(samples, 4);
		}
		byte[] rgb = new byte[samples.length / 4 * 3];
		for (int from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
			int paper = samples[from + 3] & 0xFF;
			for (int i = 0; i < 3; i++) {
				// of YCCK libjpeg makes the inks what is missing from red, green and blue
				int ink = luminanceFirst ? samples[from + i] & 0xFF : 255 - (samples[from + i] & 0xFF);
				int product = ink * paper + MIDDLE;
				rgb[to + i] = clip(paper - ((product + (product >> Byte.SIZE)) >> Byte.SIZE));
			}
		}
		return rgb;
	}

	private static byte clip(int value) {
		return (byte) Math.max(0, Math.min(255, value));
	}

	private static int[] table(double factor, int offset) {
		int[] table = new int[256];
		int scaled = (int) Math.round(factor * (1 << BITS));
		for (int i = 0; i < table.length; i++) {
			table[i] = scaled * (i - MIDDLE) + offset;
		}
		return table;
	}

}
