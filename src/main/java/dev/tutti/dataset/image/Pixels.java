package dev.tutti.dataset.image;

/**
 * A decoded image.
 *
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param samples 8 bits each, row by row, the channels of a pixel side by side
 */
record Pixels(int channels, int height, int width, byte[] samples) {

	/**
	 * Writes it channel by channel.
	 * @param into as many features as {@code wanted} channels have
	 * @param wanted its own channels, or three: grey is repeated
	 */
	void write(int wanted, float[] into) {
		byte[] from = this.samples;
		int step = this.channels;
		int to = 0;
		for (int channel = 0; channel < wanted; channel++) {
			for (int at = (step == 1) ? 0 : channel; at < from.length; at += step) {
				into[to++] = from[at] & 0xFF;
			}
		}
	}

}
