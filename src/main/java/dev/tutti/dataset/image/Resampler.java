package dev.tutti.dataset.image;

/**
 * Brings an image to a size as Pillow's {@code resize(size, Image.BILINEAR)} does, to the
 * last bit: bilinear where it grows, the mean under a triangle twice as wide as a new
 * pixel where it shrinks; first the rows, then the columns, rounded to 8 bits between.
 * The sides are scaled independently.
 */
final class Resampler {

	/** Of the fraction of a weight: 32 less 8 for the sample and 2 for the sum. */
	private static final int BITS = 22;

	private Resampler() {
	}

	static Pixels resize(Pixels image, ImageSize size) {
		Pixels resized = image;
		if (size.width() != image.width()) {
			Weights weights = Weights.of(image.width(), size.width());
			byte[] samples = weights.apply(image.samples(), image.height(), image.channels());
			resized = new Pixels(image.channels(), image.height(), size.width(), samples);
		}
		if (size.height() != image.height()) {
			Weights weights = Weights.of(image.height(), size.height());
			byte[] samples = weights.apply(resized.samples(), 1, image.channels() * size.width());
			resized = new Pixels(image.channels(), size.height(), size.width(), samples);
		}
		return resized;
	}

	/**
	 * The weights of one side.
	 *
	 * @param from its length before
	 * @param first the first pixel that goes into each of the new ones
	 * @param weights of that pixel and those after it
	 */
	private record Weights(int from, int[] first, int[][] weights) {

		static Weights of(int from, int to) {
			double scale = (double) from / to;
			double support = Math.max(scale, 1);
			int[] first = new int[to];
			int[][] weights = new int[to][];
			for (int i = 0; i < to; i++) {
				double centre = (i + 0.5) * scale;
				first[i] = Math.max(0, (int) (centre - support + 0.5));
				double[] exact = new double[Math.min(from, (int) (centre + support + 0.5)) - first[i]];
				double sum = 0;
				for (int k = 0; k < exact.length; k++) {
					exact[k] = Math.max(0, 1 - Math.abs((k + first[i] - centre + 0.5) * (1 / support)));
					sum += exact[k];
				}
				weights[i] = new int[exact.length];
				for (int k = 0; k < exact.length; k++) {
					weights[i][k] = (int) (0.5 + exact[k] / sum * (1 << BITS));
				}
			}
			return new Weights(from, first, weights);
		}

		/**
		 * Applies them to {@code lines} lines of {@code from} points with {@code step}
		 * samples each.
		 */
		byte[] apply(byte[] samples, int lines, int step) {
			int to = this.first.length;
			byte[] resized = new byte[lines * to * step];
			for (int line = 0; line < lines; line++) {
				for (int i = 0; i < to; i++) {
					int start = (line * this.from + this.first[i]) * step;
					for (int s = 0; s < step; s++) {
						int sum = 1 << (BITS - 1);
						int at = start + s;
						for (int weight : this.weights[i]) {
							sum += (samples[at] & 0xFF) * weight;
							at += step;
						}
						resized[(line * to + i) * step + s] = (byte) Math.max(0, Math.min(255, sum >> BITS));
					}
				}
			}
			return resized;
		}

	}

}
