package dev.tutti.dataset.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tutti.dataset.InvalidDatasetException;

/** The size of an image in pixels, written {@code HxW}. */
public record ImageSize(int height, int width) implements Comparable<ImageSize> {

	/** The most pixels of an example: three channels fit into 2^20 features. */
	public static final int MOST_PIXELS = (1 << 20) / 3;

	/** How it is written. */
	public static final String PATTERN = "([1-9][0-9]{0,5})x([1-9][0-9]{0,5})";

	private static final Pattern TEXT = Pattern.compile(PATTERN);

	/** The number of pixels. */
	public long pixels() {
		return (long) this.height * this.width;
	}

	/**
	 * Reads {@code 32x48}: 32 high and 48 wide.
	 * @throws InvalidDatasetException if it is no size or too large
	 */
	public static ImageSize parse(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			throw new InvalidDatasetException(
					"resize is '%s', but must be height x width in pixels, such as 32x48.".formatted(text));
		}
		ImageSize size = new ImageSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
		if (size.pixels() > MOST_PIXELS) {
			throw new InvalidDatasetException(
					"resize=%s are %d pixels; the maximum is %d.".formatted(text, size.pixels(), MOST_PIXELS));
		}
		return size;
	}

	@Override
	public int compareTo(ImageSize other) {
		return (this.height != other.height) ? Integer.compare(this.height, other.height)
				: Integer.compare(this.width, other.width);
	}

	@Override
	public String toString() {
		return this.height + "x" + this.width;
	}

}
